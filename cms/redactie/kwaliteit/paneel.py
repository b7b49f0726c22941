"""The panel Advies beside what an editor writes: the findings of the saved text, field by field, without JavaScript."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import ObjectList, Panel

from cms.redactie.kwaliteit.bevinding import Bevinding
from cms.redactie.kwaliteit.leesbaar import in_words
from cms.redactie.kwaliteit.meten import advise, content_models
from cms.redactie.models import Ernst


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
            advies = advise(self.instance)
            if advies is None:
                return context
            return context | {
                "velden": group_by_veld(self.instance, advies.bevindingen),
                "aantal": len(advies.bevindingen),
                "score": advies.score,
                "score_tekst": in_words(advies.score) if advies.score is not None else "",
            }


def group_by_veld(ding: Any, bevindingen: Any) -> dict[str, list[tuple[str, Bevinding]]]:  # noqa: ANN401 - a page or an offer
    """The findings with their weight in words, under the name of their field, in the order of their weight."""
    velden: dict[str, list[tuple[str, Bevinding]]] = {}
    for bevinding in bevindingen:
        velden.setdefault(name_of(ding, bevinding.veld), []).append((str(Ernst(bevinding.ernst).label), bevinding))
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
