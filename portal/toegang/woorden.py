"""Machtigingen in plain words, the same on every page."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.machtiging import ALLES, DIENSTEN

_SOORTEN: Mapping[str, Promise] = MappingProxyType(
    {
        "digid_machtigen": _("gemachtigde"),
        "ouderlijk_gezag": _("ouder"),
        "bewindvoerder": _("bewindvoerder"),
        "curator": _("curator"),
        "mentor": _("mentor"),
        "executeur": _("executeur"),
        "zorgvolmacht": _("gevolmachtigde"),
        "eigenaar": _("eigenaar"),
        "bestuurder": _("bestuurder"),
        "medewerker": _("medewerker"),
        "ketenmachtiging": _("gemachtigd kantoor"),
        "systeem": _("systeem van het bedrijf"),
    }
)
_DIENSTEN: Mapping[str, Promise] = MappingProxyType(
    {"zaken": _("zaken"), "berichten": _("berichten"), "gegevens": _("gegevens"), "taken": _("taken")}
)
KEUZES: tuple[tuple[str, Promise], ...] = (
    ("zaken", _("Zaken: zien wat er loopt en hoe ver het is")),
    ("berichten", _("Berichten: berichten van de overheid lezen")),
    ("gegevens", _("Gegevens: zien wat de overheid van u weet")),
    ("taken", _("Taken: zien en doen wat een organisatie vraagt")),
)
"""The services as somebody who gives a machtiging chooses them."""


def soortnaam(soort: str) -> str:
    """What somebody with this kind of machtiging is called: "bewindvoerder"."""
    return str(_SOORTEN.get(soort, _("gemachtigde")))


def dienstnamen(diensten: frozenset[str]) -> list[str]:
    """The services in words, always in the same order; none for a machtiging that reaches everything."""
    if ALLES in diensten:
        return []
    return [str(_DIENSTEN[dienst]) for dienst in DIENSTEN if dienst in diensten]
