"""JSON of the Belastingdienst to our models; the only place that knows its field names.

What the Belastingdienst tells a company about itself has no public specification: the shape is ours
(`federatie/belastingdienst/ondernemers.yaml`).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from mijnomgeving.bronnen.belastingdienst.models import Aangifte, Aangiftesoort, Aangiftetijdvak, Belastinggegevens
from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.ondernemingen import own_parts
from portal.core.betrokkene import Onderneming
from portal.core.nummers import KvkNummer

E = TypeVar("E", bound=StrEnum)
_MAANDEN = range(1, 13)


def parse_ondernemers(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    ondernemingen: Sequence[Onderneming],
) -> dict[KvkNummer, Belastinggegevens]:
    """What is known of each of these companies.

    Raises:
        Onbegrijpelijk: not what the document says, or about a company that was not asked.
    """
    per_nummer = {str(onderneming.kvk_nummer): onderneming.kvk_nummer for onderneming in ondernemingen}
    delen = own_parts(Lezer.of(bron, data), "ondernemers", ondernemingen)
    return {per_nummer[gegevens.kvk_nummer]: gegevens for gegevens in map(_ondernemer, delen)}


def _ondernemer(deel: Lezer) -> Belastinggegevens:
    leeg = Lezer.of(deel.bron, {})
    btw, loon = deel.deel("omzetbelasting") or leeg, deel.deel("loonheffingen") or leeg
    winst = deel.deel("winst") or leeg
    maand = winst.getal_of_geen("boekjaarEindmaand")
    if maand is not None and maand not in _MAANDEN:
        raise winst.fout("boekjaarEindmaand")
    return Belastinggegevens(
        kvk_nummer=deel.tekst("kvkNummer"),
        op=deel.datum("peildatum"),
        btw_nummer=btw.tekst_of_leeg("btwIdentificatienummer"),
        btw_tijdvak=_tijdvak(btw, "tijdvak"),
        kor=_vlag(btw, "kleineondernemersregeling"),
        icp_tijdvak=_tijdvak(btw, "icpTijdvak"),
        loonheffingennummer=loon.tekst_of_leeg("loonheffingennummer"),
        loon_tijdvak=_tijdvak(loon, "tijdvak"),
        loon_dagen=loon.datums_of_geen("uiterlijkeDatums"),
        werknemers=loon.getal_of_geen("aantalWerknemers"),
        eerste_werkdagen=loon.datums_of_geen("eersteWerkdagen"),
        vpb_plichtig=_vlag(winst, "vennootschapsbelasting"),
        boekjaar_eindmaand=maand,
        aangiften=_aangiften(deel),
    )


def _aangiften(deel: Lezer) -> tuple[Aangifte, ...]:
    gevonden = (
        Aangifte(
            soort=_keuze(regel, "soort", Aangiftesoort),
            begin=regel.datum("tijdvakBegin"),
            eind=regel.datum("tijdvakEinde"),
            uiterlijk=regel.datum("uiterlijkOp"),
            ontvangen_op=regel.datum_of_geen("ontvangenOp"),
        )
        for regel in deel.delen("aangiften")
    )
    return tuple(sorted(gevonden, key=lambda aangifte: aangifte.eind, reverse=True))


def _tijdvak(deel: Lezer, veld: str) -> Aangiftetijdvak | None:
    return None if deel.data.get(veld) is None else _keuze(deel, veld, Aangiftetijdvak)


def _vlag(deel: Lezer, veld: str) -> bool | None:
    return None if deel.data.get(veld) is None else deel.vlag(veld)


def _keuze(deel: Lezer, veld: str, soort: type[E]) -> E:
    try:
        return soort(deel.tekst(veld))
    except ValueError:
        raise deel.fout(veld) from None
