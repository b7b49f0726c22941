"""The four forms of a date in the services of RvIG (AbstractDatum)."""

from mijnomgeving.bronnen.lezen import Lezer
from portal.core.datum import OnzekereDatum


def parse_datum(deel: Lezer | None) -> OnzekereDatum | None:
    """The date, as certain as the register is; None when there is no such date.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    if deel is None:
        return None
    try:
        match deel.tekst("type"):
            case "Datum":
                datum = deel.datum("datum")
                return OnzekereDatum(datum.year, datum.month, datum.day)
            case "JaarMaandDatum":
                return OnzekereDatum(deel.getal("jaar"), deel.getal("maand"))
            case "JaarDatum":
                return OnzekereDatum(deel.getal("jaar"))
            case "DatumOnbekend":
                return OnzekereDatum()
    except (ValueError, OverflowError):
        raise deel.fout("jaar of maand") from None
    raise deel.fout("type")
