"""Sentences and amounts of rules in the language of the page."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from levensgebeurtenissen.regels.basis import Bedrag, Per, Waarde, Zin
from levensgebeurtenissen.regels.lijst import GEGEVENS


def in_words(zin: Zin) -> str:
    """The sentence with its values as people write them."""
    return _(zin.tekst) % {naam: show_waarde(waarde) for naam, waarde in zin.waarden.items()}


def show_waarde(waarde: Waarde) -> str:
    """A date, an amount in euros, a number or a word."""
    match waarde:
        case date():
            return date_format(waarde, "j F Y")
        case Decimal():
            return show_euro(waarde)
        case _:
            return str(waarde)


def show_euro(bedrag: Decimal) -> str:
    """As `€ 1.580,92`, or `€ 129` for whole euros."""
    heel = bedrag == bedrag.to_integral_value()
    return f"€ {number_format(bedrag, decimal_pos=0 if heel else 2, force_grouping=True)}"


def show_bedrag(bedrag: Bedrag) -> str:
    """What it comes to, such as 'hoogstens € 129 per maand'."""
    per = {
        Per.MAAND: _("%(euro)s per maand"),
        Per.KWARTAAL: _("%(euro)s per kwartaal"),
        Per.JAAR: _("%(euro)s per jaar"),
        Per.KEER: "%(euro)s",
    }[bedrag.per] % {"euro": show_euro(bedrag.euro)}
    return _("hoogstens %(bedrag)s") % {"bedrag": per} if bedrag.hoogstens else per


def titles_of(namen: Iterable[str]) -> list[str]:
    """What inputs are called, as one reads them in a list."""
    return [_(GEGEVENS[naam].titel) for naam in namen]
