"""What the templates of a list show beside the list itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.lijst import Lijststap, Stand, Stappenlijst
from levensgebeurtenissen.reizen.woorden import badge_soort, show_dagen, stand_woord

__all__ = ["Stapregel", "kruimels", "list_regels", "read_vink"]
_AAN_DE_BEURT = frozenset({Stand.TE_LAAT, Stand.NU, Stand.ZONDER_DAG})


@dataclass(frozen=True, slots=True)
class Stapregel:
    """A step as it stands on the page; `status` is the look of the process step."""

    stap: Lijststap
    dagen: str
    woord: str
    badge_soort: str
    status: str


def list_regels(lijst: Stappenlijst) -> list[Stapregel]:
    """The steps in order; the first that can be done now is the one at hand."""
    beurt = next((stap for stap in lijst.stappen if stap.stand in _AAN_DE_BEURT), None)
    return [_row(stap, is_beurt=stap is beurt) for stap in lijst.stappen]


def kruimels(pagina: LevensgebeurtenisPagina, hier: str = "") -> list[tuple[str, str | None]]:
    """The breadcrumb of a page of the list."""
    lijst = _("Stappenlijst")
    spoor: list[tuple[str, str | None]] = [
        (_("Home"), reverse("wagtail_serve", args=[""])),
        (translated_text(pagina, "titel"), pagina.get_url()),
    ]
    if not hier:
        return [*spoor, (lijst, None)]
    return [*spoor, (lijst, reverse("stappenlijst:lijst", args=[pagina.slug])), (hier, None)]


def read_vink(velden: Mapping[str, str]) -> tuple[str, bool]:
    """Of which step a button was pressed, and whether it is done now; one form holds the buttons of all steps."""
    klaar = velden.get("klaar", "")
    return (klaar, True) if klaar else (velden.get("niet_klaar", ""), False)


def _row(stap: Lijststap, *, is_beurt: bool) -> Stapregel:
    status = "checked" if stap.gedaan else "current" if is_beurt else "not-checked"
    return Stapregel(stap, show_dagen(stap), stand_woord(stap.stand), badge_soort(stap.stand), status)
