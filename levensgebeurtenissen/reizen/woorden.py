"""The days and the state of a step in words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from levensgebeurtenissen.reizen.lijst import Lijststap, Stand

__all__ = ["badge_soort", "show_dagen", "stand_woord"]


def show_dagen(stap: Lijststap) -> str:
    """Such as 'Van 6 oktober tot en met 17 november 2026'; nothing when its days are not known."""
    van, tot = stap.van, stap.tot
    if van is None:
        return _("Uiterlijk %(tot)s") % {"tot": date_format(tot, "j F Y")} if tot else ""
    if tot is None:
        return _("Vanaf %(van)s") % {"van": date_format(van, "j F Y")}
    if van == tot:
        return _("Op %(dag)s") % {"dag": date_format(van, "j F Y")}
    begin = date_format(van, "j F" if van.year == tot.year else "j F Y")
    return _("Van %(van)s tot en met %(tot)s") % {"van": begin, "tot": date_format(tot, "j F Y")}


def stand_woord(stand: Stand) -> str:
    """The state in a word or two."""
    return {
        Stand.GEDAAN: _("Klaar"),
        Stand.TE_LAAT: _("Te laat"),
        Stand.NU: _("Nu"),
        Stand.STRAKS: _("Later"),
        Stand.ZONDER_DAG: _("Nog te doen"),
    }[stand]


def badge_soort(stand: Stand) -> str:
    """The colour beside the word."""
    return {Stand.GEDAAN: "success", Stand.TE_LAAT: "warning", Stand.NU: "neutral"}.get(stand, "inactive")
