"""Choosing several from a long list, by searching, one after the other."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html_join
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

# Empty places to fill; saving gives new ones.
VRIJ = 3


class Kiezers(forms.Widget):
    """Wagtail's chooser for each chosen object, and some more for new ones: no list of a thousand to scroll through."""

    def __init__(self, kiezer: Any, attrs: dict[str, Any] | None = None) -> None:  # noqa: ANN401 - Wagtail's widgets are untyped
        super().__init__(attrs)
        self.kiezer = kiezer
        self.choices: Iterable[Any] = ()

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - Django's signature
        attrs: dict[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002 - Django's signature
    ) -> str:
        """The choosers below each other."""
        waarden = [*(value or ()), *[None] * VRIJ]
        basis = (attrs or {}).get("id", f"id_{name}")
        stukken = [
            self.kiezer.render(f"{name}-{i}", waarde, {"id": f"{basis}-{i}"}) for i, waarde in enumerate(waarden)
        ]
        return format_html_join("", '<div class="kiezers__een">{}</div>', ((stuk,) for stuk in stukken))

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Any]:  # noqa: ANN401
        """What was chosen, each once, in order."""
        gekozen = (self.kiezer.value_from_datadict(data, files, naam) for naam in _names(data, name))
        return list(dict.fromkeys(waarde for waarde in gekozen if waarde))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ANN401, ARG002
        """Whether the form did not have this field at all."""
        return f"{name}-0" not in data

    def id_for_label(self, id_: str) -> str:
        """The label belongs to the first."""
        return f"{id_}-0" if id_ else ""

    @property
    def media(self) -> forms.Media:
        """What one chooser needs."""
        media: forms.Media = self.kiezer.media
        return media


def _names(data: Mapping[str, Any], name: str) -> Iterable[str]:
    nummer = 0
    while f"{name}-{nummer}" in data:
        yield f"{name}-{nummer}"
        nummer += 1


register(WidgetAdapter(), Kiezers)
