"""Our models to and from the JSON of reporting; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.terugmelding.models import Melding, Meldstatus, Ontvangst
from portal.core.betrokkene import Persoon


def meldopdracht(melding: Melding) -> dict[str, Any]:
    """The body of `POST /terugmeldingen`."""
    over = melding.over
    nummer = {"soort": "bsn", "nummer": str(over.bsn)} if isinstance(over, Persoon) else {
        "soort": "kvk", "nummer": str(over.kvk_nummer)
    }  # fmt: skip
    return {
        "kenmerk": melding.kenmerk,
        "basisregistratie": melding.basisregistratie.value,
        "betreft": nummer,
        "gegeven": melding.gegeven,
        "huidigeWaarde": melding.huidige_waarde,
        "voorgesteldeWaarde": melding.voorgestelde_waarde,
        "toelichting": melding.toelichting,
    }


def parse_ontvangst(bron: str, data: Any) -> Ontvangst:  # noqa: ANN401 - JSON may be anything
    """What the register says about a report.

    Raises:
        Onbegrijpelijk: not what was agreed.
    """
    deel = Lezer.of(bron, data)
    try:
        status = Meldstatus(deel.tekst("status"))
    except ValueError:
        raise deel.fout("status") from None
    return Ontvangst(
        id=deel.uuid("id"),
        kenmerk=deel.tekst("kenmerk"),
        status=status,
        bronhouder=deel.tekst("bronhouder"),
        ontvangen_op=deel.moment("ontvangenOp"),
        verwacht_op=deel.datum_of_geen("verwachtKlaarOp"),
    )
