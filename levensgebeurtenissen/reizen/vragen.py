"""What a list asks: the day of the event, and the questions about somebody's situation."""

from datetime import date

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.vragen.basis import Vraag, Vraagsoort
from levensgebeurtenissen.vragen.blocks import read_vraag

__all__ = ["DATUM", "list_vragen", "make_datumvraag"]
DATUM = "datum"
# Far enough for a pension or an inheritance, and near enough that a slip of the pen is seen.
_JAREN_TERUG, _JAREN_VOORUIT = 20, 50
_STANDAARD = ("Wanneer gebeurt het?", "When does it happen?")
_UITLEG = (
    "Schrijf de dag als 31-12-2026. Een dag die u schat, is ook goed: u kunt hem later veranderen.",
    "Write the day as 31-12-2026. An estimate is fine: you can change it later.",
)


def list_vragen(pagina: LevensgebeurtenisPagina) -> tuple[Vraag, ...]:
    """The questions about somebody's situation, in the editors' order."""
    return tuple(read_vraag(blok.value) for blok in pagina.vragen)


def make_datumvraag(pagina: LevensgebeurtenisPagina, *, vandaag: date) -> Vraag:
    """The question for the day of the event, which somebody need not know yet."""
    tekst, tekst_en = (pagina.datumvraag, pagina.datumvraag_en) if pagina.datumvraag else _STANDAARD
    return Vraag(
        sleutel=DATUM,
        tekst=tekst,
        soort=Vraagsoort.DATUM,
        uitleg=_UITLEG[0],
        minimum=date(vandaag.year - _JAREN_TERUG, 1, 1),
        maximum=date(vandaag.year + _JAREN_VOORUIT, 12, 31),
        onbekend_mag=True,
        gegeven="datum_gebeurtenis",
        tekst_en=tekst_en,
        uitleg_en=_UITLEG[1],
    )
