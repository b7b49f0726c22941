"""Choosing several from a long list, by searching, one after the other."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.apps import apps
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

# Empty places to fill; saving gives new ones.
VRIJ = 3


class Kiezers(forms.Widget):
    """Wagtail's chooser for each chosen object, and some more for new ones: no list of a thousand to scroll through."""

    def __init__(self, make_kiezer: Callable[[], Any], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.make_kiezer = make_kiezer
        self.choices: Iterable[Any] = ()

    @cached_property
    def kiezer(self) -> Any:  # noqa: ANN401 - Wagtail's widgets are untyped
        """The chooser of one; made late, because it asks for the model."""
        return self.make_kiezer()

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - Django's signature
        attrs: dict[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002 - Django's signature
    ) -> SafeString:
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


def choose_producten() -> Kiezers:
    """Several products."""
    from wagtail.admin.widgets import AdminPageChooser  # noqa: PLC0415 - this module is read while models load

    return Kiezers(lambda: AdminPageChooser(target_models=["producten.ProductPagina"]))


def choose_upn() -> Kiezers:
    """Several names of the UPL."""
    from wagtail.snippets.widgets import AdminSnippetChooser  # noqa: PLC0415 - idem

    return Kiezers(lambda: AdminSnippetChooser(apps.get_model("producten", "UniformeProduct")))


register(WidgetAdapter(), Kiezers)
