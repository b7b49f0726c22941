"""Bringing what a person writes to the magazijn of an organisation: a reply, a question, a complaint."""

from http import HTTPStatus

from django.conf import settings
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.fbs.models import Schrijven
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.inzendingen.bezorgers import Afgewezen, Zending, register_bezorger
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Storing

ANTWOORD, VRAAG = "fbs.antwoord", "fbs.vraag"
_VOORGOED = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY})


def register() -> None:
    """Connect both; called once, when the portal starts."""
    register_bezorger(ANTWOORD, bring)
    register_bezorger(VRAAG, bring)


def may_write(betrokkene: Betrokkene) -> bool:
    """Whether there is a number under which an organisation knows who writes; a letter is of a company as a whole."""
    return isinstance(betrokkene, Persoon) or (isinstance(betrokkene, Onderneming) and not betrokkene.beperkt)


async def bring(zending: Zending, deadline: Deadline) -> str:
    """Deliver it at the magazijn that `opdracht` names; gives the number under which that keeps it.

    Raises:
        Afgewezen: the magazijn is not connected any more, or does not take this.
        BronFout: it does not answer; the outbox calls again later.
    """
    opdracht = zending.opdracht
    bron = next((bron for bron in berichten_bronnen() if bron.sleutel == opdracht["magazijn"]), None)
    if bron is None or not may_write(zending.betrokkene):
        raise Afgewezen(_("Deze organisatie is niet meer via Mijn omgeving te bereiken. Bel of schrijf haar zelf."))
    schrijven = Schrijven(
        onderwerp=opdracht["onderwerp"],
        tekst=opdracht["tekst"],
        op_bericht=opdracht.get("bericht_id", ""),
        bijlagen=tuple((bestand.naam, bestand.soort, bestand.inhoud) for bestand in zending.bestanden),
    )
    try:
        return await bron.send(
            zending.betrokkene, schrijven, afzender=settings.PORTAAL_OIN, kenmerk=zending.nummer, deadline=deadline
        )
    except Storing as fout:
        if fout.status in _VOORGOED:
            reden = _(
                "De organisatie kan dit niet aannemen, misschien door een bestand. Stuur het in delen, of bel haar."
            )
            raise Afgewezen(reden) from fout
        raise
