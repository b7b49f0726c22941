"""JSON about use of energy to our models; the only place that knows its field names.

What grid operators hand to RVO and omgevingsdiensten has no public specification; the shape is ours
(`federatie/energie/verbruik.yaml`).
"""

from collections.abc import Sequence
from typing import Any

from mijnomgeving.bronnen.energie.models import Verbruik
from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.ondernemingen import own_parts
from portal.core.betrokkene import Onderneming


def parse_verbruiken(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    ondernemingen: Sequence[Onderneming],
) -> tuple[Verbruik, ...]:
    """What each vestiging used; of a company that is asked for some vestigingen those only.

    Raises:
        Onbegrijpelijk: not what the document says, or about a company that was not asked.
    """
    alleen = {
        str(onderneming.kvk_nummer): {str(nummer) for nummer in onderneming.vestigingen}
        for onderneming in ondernemingen
        if onderneming.beperkt
    }
    verbruiken = (
        Verbruik(
            kvk_nummer=deel.tekst("kvkNummer"),
            vestigingsnummer=deel.tekst("vestigingsnummer"),
            jaar=deel.getal("jaar"),
            kwh=_hoeveel(deel, "elektriciteitKwh"),
            m3_gas=_hoeveel(deel, "aardgasM3"),
            gemeten_tot=deel.datum("gemetenTot"),
            naam=deel.tekst_of_leeg("naam"),
        )
        for deel in own_parts(Lezer.of(bron, data), "verbruik", ondernemingen)
    )
    return tuple(
        verbruik
        for verbruik in verbruiken
        if verbruik.kvk_nummer not in alleen or verbruik.vestigingsnummer in alleen[verbruik.kvk_nummer]
    )


def _hoeveel(deel: Lezer, veld: str) -> int | None:
    hoeveel = deel.getal_of_geen(veld)
    if hoeveel is not None and hoeveel < 0:
        raise deel.fout(veld)
    return hoeveel
