"""JSON about local charges to our models; the only place that knows its field names.

Gemeenten send these letters by Mijn Overheid and on paper; a public specification to ask for them does not exist, so
that the shape is ours (`federatie/heffingen/aanslagen.yaml`).
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from mijnomgeving.bronnen.heffingen.models import Aanslag, Heffing
from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.ondernemingen import own_parts
from portal.core.betrokkene import Onderneming


def parse_aanslagen(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    ondernemingen: Sequence[Onderneming],
) -> tuple[Aanslag, ...]:
    """The letters of these companies, newest first.

    Raises:
        Onbegrijpelijk: not what the document says, or about a company that was not asked.
    """
    aanslagen = (
        Aanslag(
            kvk_nummer=deel.tekst("kvkNummer"),
            kenmerk=deel.tekst("kenmerk"),
            gemeente=deel.tekst("gemeente"),
            adres=deel.tekst("adres"),
            dagtekening=deel.datum("dagtekening"),
            woz_waarde=deel.getal_of_geen("wozWaarde"),
            heffingen=tuple(Heffing(regel.tekst("soort"), _bedrag(regel)) for regel in deel.delen("heffingen")),
        )
        for deel in own_parts(Lezer.of(bron, data), "aanslagen", ondernemingen)
    )
    return tuple(sorted(aanslagen, key=lambda aanslag: aanslag.dagtekening, reverse=True))


def _bedrag(regel: Lezer) -> Decimal:
    try:
        bedrag = Decimal(regel.tekst("bedrag"))
    except InvalidOperation:
        raise regel.fout("bedrag") from None
    if not bedrag.is_finite() or bedrag < 0:
        raise regel.fout("bedrag")
    return bedrag
