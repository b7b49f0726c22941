"""Bringing a question or application from another country of Europe to the loket."""

from http import HTTPStatus

from django.utils.translation import gettext as _

from mijnomgeving.bronnen.loket.models import NieuwVerzoek, Verzoeksoort
from mijnomgeving.bronnen.registry import loket as loket_bron
from mijnomgeving.inzendingen.bezorgers import Afgewezen, Zending, register_bezorger
from portal.core.betrokkene import EuPersoon
from portal.core.deadline import Deadline
from portal.outbound.service import Storing

LOKET = "loket"
_VOORGOED = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY})


def register() -> None:
    """Connect it; called once, when the portal starts."""
    register_bezorger(LOKET, bring)


async def bring(zending: Zending, deadline: Deadline) -> str:
    """Hand it in; gives the number that the loket knows it by, which is ours.

    Raises:
        Afgewezen: the loket does not take it, or it is of somebody with a number of their own.
        BronFout: the loket does not answer; the outbox calls again later.
    """
    if not isinstance(zending.betrokkene, EuPersoon):
        raise Afgewezen(_("Dit loket is voor wie geen Nederlands nummer heeft. Log in als uzelf en probeer het daar."))
    opdracht = zending.opdracht
    verzoek = NieuwVerzoek(
        kenmerk=zending.nummer,
        soort=Verzoeksoort(opdracht["soort"]),
        van=zending.betrokkene,
        naam=opdracht["naam"],
        bedrijf=opdracht["bedrijf"],
        land=opdracht["land"],
        registratienummer=opdracht["registratienummer"],
        email=opdracht["email"],
        organisatie=opdracht["organisatie"],
        dienst=opdracht["dienst"],
        onderwerp=opdracht["onderwerp"],
        tekst=opdracht["tekst"],
        bijlagen=tuple((bestand.naam, bestand.soort, bestand.inhoud) for bestand in zending.bestanden),
    )
    try:
        await loket_bron().submit(verzoek, deadline=deadline)
    except Storing as fout:
        if fout.status in _VOORGOED:
            raise Afgewezen(
                _("De organisatie kan dit niet aannemen. Stuur het opnieuw, met minder bestanden.")
            ) from fout
        raise
    return zending.nummer
