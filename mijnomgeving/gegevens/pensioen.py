"""The part on AOW and pension: from which day on there is AOW, and where the rest stands."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from levensgebeurtenissen.regels.aow import Aowbegin, begin
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.gegevens.feiten import Feit, in_words
from mijnomgeving.gegevens.onderdelen import Onderdeel


@dataclass(frozen=True, slots=True)
class Pensioen:
    """What the page tells; `aow` is None where the day of birth is not known whole."""

    aow: Aowbegin | None
    gehad: bool


def pensioen(brp: Vraag[Any]) -> Onderdeel:
    """The part, from what the BRP knows; it is asked once for this and for who somebody is."""
    return Onderdeel("pensioen", "mijn/gegevens_pensioen.html", brp, show_pensioen, feiten=_feiten)


def show_pensioen(ik: Ingeschrevene | None) -> Pensioen:
    """From when somebody gets AOW."""
    geboren = ik.geboorte.datum.volledig if ik and ik.geboorte and ik.geboorte.datum else None
    aow = begin(geboren) if geboren else None
    return Pensioen(aow, gehad=aow is not None and aow.dag <= timezone.localdate())


def _feiten(ik: Ingeschrevene | None) -> list[Feit]:
    aow = show_pensioen(ik).aow
    if aow is None:
        return []
    vanaf = in_words(aow.dag)
    return [Feit(_("AOW vanaf"), vanaf if aow.vastgesteld else _("%(datum)s of later") % {"datum": vanaf})]
