"""The panel Advies beside what an editor writes: the findings of the saved text, field by field, without JavaScript."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import ObjectList, Panel

from cms.producten.models import Aanbod
from cms.redactie.kwaliteit.bevinding import Bevinding
from cms.redactie.kwaliteit.leesbaar import in_words
from cms.redactie.kwaliteit.meten import advise, content_models
from cms.redactie.models import Ernst
from cms.redactie.toegankelijkheid.controle import is_zeker
from cms.redactie.toegankelijkheid.regels import Regel, find_regel


class AdviesPanel(Panel):
    """Shows advice; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        """On one page or offer."""

        template_name = "redactie/advies.html"

        def is_shown(self) -> bool:
            """Once there is something to advise on."""
            return self.instance is not None and self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """The findings by field."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            soort = "aanbod" if isinstance(self.instance, Aanbod) else "pagina"
            url = reverse("redactie_toegankelijk:advies", args=[soort, self.instance.pk])
            return context | advies_context(self.instance) | {"url": url}


def advies_context(ding: Any) -> dict[str, Any]:  # noqa: ANN401 - a page or an offer
    """What the panel shows of the advice on this version; nothing for what is no content."""
    advies = advise(ding)
    if advies is None:
        return {}
    return {
        "velden": group_by_veld(ding, advies.bevindingen),
        "aantal": len(advies.bevindingen),
        "zeker": sum(is_zeker(bevinding) for bevinding in advies.bevindingen),
        "score": advies.score,
        "score_tekst": in_words(advies.score) if advies.score is not None else "",
    }


def group_by_veld(ding: Any, bevindingen: Any) -> dict[str, list[tuple[str, Bevinding, Regel | None]]]:  # noqa: ANN401 - idem
    """The findings with their weight in words and their rule, under the name of their field, by weight."""
    velden: dict[str, list[tuple[str, Bevinding, Regel | None]]] = {}
    for bevinding in bevindingen:
        rij = (str(Ernst(bevinding.ernst).label), bevinding, find_regel(bevinding.regel))
        velden.setdefault(name_of(ding, bevinding.veld), []).append(rij)
    return velden


def name_of(ding: Any, veld: str) -> str:  # noqa: ANN401 - idem
    """What the editor calls a field."""
    if not veld:
        return _("De hele tekst")
    try:
        naam = str(ding._meta.get_field(veld).verbose_name)  # noqa: SLF001 - Django's documented name
    except FieldDoesNotExist:
        return veld
    return naam[:1].upper() + naam[1:]


def connect() -> None:
    """Put the panel in the editors of pages; `hooks` does it for offers, whose editor is made when Wagtail asks."""
    for soort in content_models():
        soort.edit_handler.children.append(ObjectList([AdviesPanel()], heading=gettext_lazy("Advies")))
