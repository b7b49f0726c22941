"""What the person must do, of all organisations in one list, each thing once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mijnomgeving.berichten.selectors import GetoondBericht
from mijnomgeving.taken.selectors import GetoondeTaak
from mijnomgeving.zaken.selectors import Getoond


@dataclass(frozen=True, slots=True)
class TeDoen:
    """Something the person must do: for whom, what, until when, and where to go for it.

    Args:
        bron: the organisation's name as people know it.
        onderwerp: what to do, in a few words.
        zin: the same in a sentence of the organisation; empty when it gave none.
        url: the page where it is done.
        dagen: days left, negative when it is late; None without a last day.
    """

    bron: str
    onderwerp: str
    zin: str
    url: str
    dagen: int | None


def list_te_doen(
    zaken: Sequence[Getoond], taken: Sequence[GetoondeTaak], berichten: Sequence[GetoondBericht], *, vandaag: date
) -> tuple[TeDoen, ...]:
    """Soonest first, what has no date last.

    An organisation often asks the same thing in three ways: a taak, the status of its zaak, and a message. The taak is
    where it is done, so the zaak is left out where it has one, and the message where it is about either.
    """
    met_taak = {(taak.taak.bron, taak.taak.zaaknummer) for taak in taken if taak.taak.zaaknummer}
    wachtend = [zaak for zaak in zaken if zaak.wacht_op_u and (zaak.zaak.bron, zaak.zaak.identificatie) not in met_taak]
    nummers = {nummer for _, nummer in met_taak} | {zaak.zaak.identificatie for zaak in wachtend}
    acties = [
        *(_of_taak(taak) for taak in taken),
        *(_of_zaak(zaak, vandaag) for zaak in wachtend),
        *(
            _of_bericht(post)
            for post in berichten
            if post.vraagt
            and not (post.dagen is not None and post.dagen < 0)
            and not any(nummer in post.bericht.inhoud for nummer in nummers)
        ),
    ]
    return tuple(sorted(acties, key=lambda doen: (doen.dagen is None, doen.dagen or 0)))


def _of_taak(taak: GetoondeTaak) -> TeDoen:
    return TeDoen(taak.taak.bron, taak.taak.titel, taak.taak.toelichting, taak.url, taak.dagen)


def _of_zaak(regel: Getoond, vandaag: date) -> TeDoen:
    return TeDoen(
        bron=regel.zaak.bron,
        onderwerp=regel.gevraagd or regel.zaak.omschrijving,
        zin=regel.actie.zin if regel.actie else "",
        url=reverse("mijn:zaak", args=[regel.sleutel]),
        dagen=regel.actie.dagen(vandaag) if regel.actie else None,
    )


def _of_bericht(post: GetoondBericht) -> TeDoen:
    return TeDoen(
        bron=post.bericht.bron,
        onderwerp=post.bericht.onderwerp,
        zin=post.actie.zin if post.actie else "",
        url=reverse("mijn:bericht", args=[post.bericht.magazijn, post.bericht.bericht_id]),
        dagen=post.dagen,
    )
