"""What somebody was sent, what did not arrive, and what is kept of it."""

from typing import Any

from django.db.models import QuerySet

from mijnomgeving.notificaties.models import (
    Contactherstel,
    GevolgdeZaak,
    Meldvoorkeur,
    Notificatie,
    Pushabonnement,
)
from mijnomgeving.notificaties.wie import list_pseudoniemen
from portal.core.betrokkene import Betrokkene


def find_herstel(*, betrokkene: Betrokkene) -> Contactherstel | None:
    """That mail to this betrokkene came back twice; None when it arrives, as far as we know."""
    return Contactherstel.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).first()


def list_verstuurd(*, betrokkene: Betrokkene) -> QuerySet[Notificatie]:
    """What this betrokkene was sent, newest first."""
    return Notificatie.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("-aangemaakt_op")


def list_apparaten(*, betrokkene: Betrokkene) -> QuerySet[Pushabonnement]:
    """The devices that get notificaties, newest first."""
    return Pushabonnement.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("-sinds")


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the portal holds of this betrokkene's notificaties (AVG art. 15 and 20)."""
    namen = list_pseudoniemen(betrokkene)
    voorkeuren = Meldvoorkeur.objects.filter(betrokkene__in=namen).order_by("soort", "kanaal")
    gevolgd = GevolgdeZaak.objects.filter(betrokkene__in=namen).order_by("gevolgd_op")
    return [
        *({"voorkeur": v.soort, "kanaal": v.kanaal, "aan": v.aan} for v in voorkeuren),
        *({"gevolgdeZaak": z.zaak_sleutel, "sinds": z.gevolgd_op.isoformat()} for z in gevolgd),
        *({"apparaat": a.apparaat, "sinds": a.sinds.isoformat()} for a in list_apparaten(betrokkene=betrokkene)),
        *(
            {
                "notificatie": n.soort,
                "kanaal": n.kanaal,
                "afzender": n.afzender,
                "stand": n.stand,
                "verstuurdOp": n.verstuurd_op.isoformat() if n.verstuurd_op else None,
            }
            for n in list_verstuurd(betrokkene=betrokkene)
        ),
    ]
