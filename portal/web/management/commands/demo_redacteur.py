"""Makes the demo's editor accounts; refuses outside the demo."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from cms.producten.models import Organisatie
from cms.redactie.models import Rol
from cms.redactie.rollen import ensure_landelijk, ensure_team

UTRECHT = "gemeente-utrecht"
# Account, first name, role and organisation; without organisation it is national.
TEAMLEDEN = (
    ("redacteur-utrecht", "Sam", Rol.REDACTEUR, UTRECHT),
    ("eindredacteur-utrecht", "Fatima", Rol.EINDREDACTEUR, UTRECHT),
    ("redacteur-landelijk", "Joris", Rol.REDACTEUR, None),
)


class Command(BaseCommand):
    help = "Maak de redacteuren van de demo (redacteur / redacteur, en de leden van een paar teams)."

    def handle(self, *_args: object, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Dit account bestaat alleen in de demo.")
        _ensure_account("redacteur", "Rina", is_superuser=True)
        ensure_landelijk()
        for naam, voornaam, rol, slug in TEAMLEDEN:
            organisatie = Organisatie.objects.filter(slug=slug).first() if slug else None
            if slug and organisatie is None:
                continue
            account = _ensure_account(naam, voornaam, is_superuser=False)
            account.groups.add(ensure_team(organisatie=organisatie, rol=rol).groep)


def _ensure_account(naam: str, voornaam: str, *, is_superuser: bool) -> User:
    account, nieuw = User.objects.get_or_create(
        username=naam,
        defaults={
            "is_staff": is_superuser,
            "is_superuser": is_superuser,
            "first_name": voornaam,
            "email": f"{naam}@portaal.example",
        },
    )
    if nieuw:
        account.set_password(naam)
        account.save()
    return account
