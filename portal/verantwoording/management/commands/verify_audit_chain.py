from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portal.verantwoording.maanden import check_deel
from portal.verantwoording.models import AuditRegel, AuditVerzegeling
from portal.verantwoording.selectors import check_keten, find_kop


class Command(BaseCommand):
    help = (
        "Controleert het auditlogboek: noemt de eerste regel die veranderd, verwijderd of verplaatst is. "
        "Bewaar het ankerpunt dat het afdrukt buiten de database en geef het de volgende keer mee; "
        "zo valt ook op dat iemand een oude stand heeft teruggezet."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ankerpunt", metavar="VOLGNUMMER:SCHAKEL", help="het ankerpunt van een vorige controle")

        parser.add_argument("--deel", metavar="TABEL", help="controleer een verzegeld deel, los van de rest")

    def handle(self, *_args: object, **options: object) -> None:
        if deel := options["deel"]:
            self._check_deel(str(deel))
            return
        if ankerpunt := options["ankerpunt"]:
            self._check_ankerpunt(str(ankerpunt))
        if breuk := check_keten():
            raise CommandError(f"Het auditlogboek is geschonden bij regel {breuk.volgnummer}: {breuk.reden}.")
        kop = find_kop()
        self.stdout.write(f"Het auditlogboek is heel: {kop.volgnummer if kop else 0} regels.")
        if kop:
            self.stdout.write(f"Ankerpunt: {kop.volgnummer}:{kop.hmac}")

    def _check_deel(self, deel: str) -> None:
        zegel = AuditVerzegeling.objects.filter(deel=deel).first()
        if zegel is None:
            raise CommandError(f"Van {deel} is geen zegel.")
        if breuk := check_deel(zegel):
            raise CommandError(f"{deel} is geschonden bij regel {breuk.volgnummer}: {breuk.reden}.")
        self.stdout.write(f"{zegel} is heel.")

    def _check_ankerpunt(self, ankerpunt: str) -> None:
        volgnummer, _, schakel = ankerpunt.partition(":")
        if not volgnummer.isdigit() or not schakel:
            raise CommandError("Een ankerpunt ziet eruit als 123:4f0c...; gebruik wat deze opdracht eerder afdrukte.")
        if zegel := AuditVerzegeling.objects.filter(vanaf__lte=int(volgnummer), tot__gte=int(volgnummer)).first():
            raise CommandError(f"Regel {volgnummer} staat in {zegel.deel}: controleer dat met --deel.")
        if not AuditRegel.objects.filter(volgnummer=int(volgnummer), hmac=schakel).exists():
            raise CommandError(f"Het auditlogboek is geschonden bij regel {volgnummer}: het ankerpunt ontbreekt.")
