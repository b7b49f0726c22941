"""Keep a reaction, handle it, and let its text go after a year."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.redactie.feedback.pagina import Paginaverwijzing
from cms.redactie.models import Reactie, Reactiestatus, Reactietelling
from cms.redactie.models.feedback import MAX_TEKST
from portal.core.persoonsgegevens import mask

BEWAARTERMIJN = timedelta(days=365)
AFGEHANDELD = (Reactiestatus.BEANTWOORD, Reactiestatus.AFGEWEZEN)


@transaction.atomic
def store_reactie(
    *, pagina: Paginaverwijzing, gevonden: bool, reden: str = "", tekst: str = "", taal: str = "nl"
) -> bool:
    """Count it, and keep what was said; return whether personal data was taken out."""
    schoon, gemaskeerd = mask(" ".join(tekst.split()))
    telling, _nieuw = Reactietelling.objects.get_or_create(
        pad=pagina.pad, organisatie=pagina.organisatie, dag=timezone.localdate(), defaults={"titel": pagina.titel}
    )
    veld = "ja" if gevonden else "nee"
    Reactietelling.objects.filter(pk=telling.pk).update(**{veld: F(veld) + 1})
    if reden or schoon:
        Reactie.objects.create(
            pad=pagina.pad,
            soort=pagina.soort,
            titel=pagina.titel,
            pagina_id=pagina.pagina_id,
            organisatie=pagina.organisatie,
            taal=taal,
            gevonden=gevonden,
            reden=reden,
            tekst=schoon[:MAX_TEKST],
        )
    return gemaskeerd


def handle_reactie(
    *, reactie: Reactie, status: Reactiestatus, behandelaar: User | None, antwoord: str, op_de_site: bool
) -> None:
    """What the editors do with it."""
    klaar = status in AFGEHANDELD
    reactie.status, reactie.behandelaar, reactie.antwoord = status, behandelaar, antwoord
    reactie.op_de_site = op_de_site and klaar and bool(antwoord)
    reactie.afgehandeld_op = (reactie.afgehandeld_op or timezone.now()) if klaar else None
    reactie.save(update_fields=["status", "behandelaar", "antwoord", "op_de_site", "afgehandeld_op"])


def wipe_old_texts() -> int:
    """Delete the words of readers after a year; the counts and our own answers stay. Return how many."""
    oud = Reactie.objects.filter(gemaakt_op__lt=timezone.now() - BEWAARTERMIJN).exclude(tekst="")
    return oud.update(tekst="", tekst_gewist_op=timezone.localdate())
