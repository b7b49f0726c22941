"""Subsidies and other schemes: products with the facts of a scheme on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.producten.models import Doelgroep, ProductPagina
from cms.producten.regelingblok import Budget, Openstelling, Regelingdoel, Regelingsoort
from cms.producten.selectors import list_producten
from cms.producten.vertaling import current_taal

__all__ = ["Regeling", "Stand", "list_regelingen", "read_regeling", "regelingen_context"]


class Stand(models.TextChoices):
    """Whether one can apply on a day."""

    OPEN = "open", gettext_lazy("U kunt aanvragen")
    STRAKS = "straks", gettext_lazy("Nog niet open")
    RONDES = "rondes", gettext_lazy("Open in rondes")
    GESLOTEN = "gesloten", gettext_lazy("De ronde is gesloten")
    OP = "op", gettext_lazy("Het budget is op")
    GESTOPT = "gestopt", gettext_lazy("Gestopt")


_KLEUR = {Stand.OPEN: "success", Stand.STRAKS: "neutral", Stand.RONDES: "neutral"}
# What one can apply for now stands first.
_VOLGORDE = tuple(Stand)


@dataclass(frozen=True, slots=True)
class Regeling:
    """A scheme as its page says it, with its state on a day. Texts are in the language of the page, or Dutch."""

    product: ProductPagina
    soort: Regelingsoort
    doelen: tuple[Regelingdoel, ...]
    stand: Stand
    voor_wie: str
    hoeveel: str
    termijn: str
    taal: str
    vooraf: bool
    open_van: date | None
    open_tot: date | None
    budget: Budget
    budget_op: date | None
    aanvragen_url: str

    @property
    def is_gestopt(self) -> bool:
        """Nobody can apply any more, ever."""
        return self.stand == Stand.GESTOPT

    @property
    def kleur(self) -> str:
        """The kind of badge for its state."""
        return _KLEUR.get(self.stand, "inactive")


def read_regeling(*, product: ProductPagina, op: date | None = None) -> Regeling | None:
    """The scheme on the page of a product; None for a product that is none."""
    blok = next(iter(product.regeling), None)
    if blok is None:
        return None
    waarde = blok.value
    engels = current_taal() == "en" and bool(waarde["voor_wie_en"])
    achter = "_en" if engels else ""
    return Regeling(
        product=product,
        soort=Regelingsoort(waarde["soort"]),
        doelen=tuple(Regelingdoel(doel) for doel in waarde["doelen"]),
        stand=_stand(waarde, op or timezone.localdate()),
        voor_wie=waarde[f"voor_wie{achter}"],
        hoeveel=waarde[f"hoeveel{achter}"],
        termijn=waarde[f"termijn{achter}"],
        taal="" if engels or current_taal() == "nl" else "nl",
        vooraf=waarde["vooraf"],
        open_van=waarde["open_van"],
        open_tot=waarde["open_tot"],
        budget=Budget(waarde["budget"]),
        budget_op=waarde["budget_op"],
        aanvragen_url=waarde["aanvragen_url"],
    )


def list_regelingen(
    *, soort: str = "", doel: str = "", alleen_open: bool = False, op: date | None = None
) -> list[Regeling]:
    """The published schemes for entrepreneurs that pass the filters: first where one can apply now, then by title."""
    producten = list_producten(doelgroep=Doelgroep.ONDERNEMER).exclude(regeling=[])
    gelezen = (read_regeling(product=product, op=op) for product in producten)
    regelingen = [regeling for regeling in gelezen if regeling and _passes(regeling, soort, doel, alleen_open)]
    return sorted(regelingen, key=lambda regeling: (_VOLGORDE.index(regeling.stand), regeling.product.title))


def regelingen_context(*, query: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page with all schemes; unknown filters are ignored."""
    soort = query.get("soort", "") if query.get("soort") in Regelingsoort.values else ""
    doel = query.get("doel", "") if query.get("doel") in Regelingdoel.values else ""
    alleen_open = query.get("open") == "ja"
    regelingen = list_regelingen(soort=soort, doel=doel, alleen_open=alleen_open)
    return {
        "regelingen": [regeling for regeling in regelingen if not regeling.is_gestopt],
        "gestopt": [regeling for regeling in regelingen if regeling.is_gestopt],
        "soorten": Regelingsoort,
        "doelen": Regelingdoel,
        "gekozen_soort": soort,
        "gekozen_doel": doel,
        "alleen_open": alleen_open,
        "gefilterd": bool(soort or doel or alleen_open),
        "kruimels": [
            (_("Home"), reverse("wagtail_serve", args=["ondernemers/"])),
            (_("Subsidies en regelingen"), None),
        ],
    }


def _passes(regeling: Regeling, soort: str, doel: str, alleen_open: bool) -> bool:  # noqa: FBT001 - one filter of three
    return (
        soort in {"", regeling.soort}
        and (not doel or doel in regeling.doelen)
        and (not alleen_open or regeling.stand == Stand.OPEN)
    )


def _stand(waarde: Mapping[str, Any], op: date) -> Stand:
    van, tot = waarde["open_van"], waarde["open_tot"]
    if waarde["openstelling"] == Openstelling.GESTOPT:
        return Stand.GESTOPT
    if waarde["budget"] == Budget.OP:
        return Stand.OP
    if van and op < van:
        return Stand.STRAKS
    if tot and op > tot:
        return Stand.GESLOTEN
    if waarde["openstelling"] == Openstelling.RONDE and not (van and tot):
        return Stand.RONDES
    return Stand.OPEN
