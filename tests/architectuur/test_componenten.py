"""No page has its own button: the templates of pages are built from components, which alone write their classes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines

from tests.architectuur.bronbestanden import ROOT, list_templates
from toegankelijkheid.componenten.contract import families, owner_of

# Where components are made, and the shell that is on every page.
COMPONENTEN = ROOT / "toegankelijkheid/templates"
KLASSE = re.compile(r'<(?P<element>[a-z][a-z0-9]*)\b[^<>]*?\bclass="(?P<klassen>[^"]*)"')
BIJZONDER = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
# Template -> why it may write the class itself. This list only gets shorter.
UITZONDERINGEN: dict[str, str] = {}
LOS = {klasse: een for groep in families() for een in groep.componenten if een.los for klasse in een.klassen}


def page_templates() -> list[Path]:
    return [pad for pad in list_templates() if not pad.is_relative_to(COMPONENTEN) and pad.suffix == ".html"]


def classes_in(bron: str) -> Iterator[tuple[str, str]]:
    """Each (element, class) of a template, leaving out what a variable decides; a heading is "h1" at each level."""
    for treffer in KLASSE.finditer(BIJZONDER.sub("", bron)):
        element = re.sub(r"^h\d*$", "h1", treffer["element"])
        for klasse in treffer["klassen"].split():
            yield element, klasse


def raw_classes(bron: str) -> list[str]:
    """The classes that a component should have written, each with that component."""
    eigen = ((klasse, owner_of(klasse)) for _, klasse in classes_in(bron))
    return [f"{klasse}: {{% {een.naam} %}}" for klasse, een in eigen if een and not een.los]


def wrong_elements(bron: str) -> list[str]:
    """Classes of text on an element that does not mean what it looks like."""
    return [
        f"<{element} class={klasse}>"
        for element, klasse in classes_in(bron)
        if (een := LOS.get(klasse)) and element not in een.elementen
    ]


@pytest.mark.parametrize("sjabloon", page_templates(), ids=lambda pad: str(pad.relative_to(ROOT)))
def test_page_is_built_from_components(sjabloon: Path) -> None:
    bron = sjabloon.read_text(encoding="utf-8")

    if str(sjabloon.relative_to(ROOT)) not in UITZONDERINGEN:
        assert raw_classes(bron) == []
    assert wrong_elements(bron) == []


@pytest.mark.parametrize("sjabloon", list_templates(), ids=lambda pad: str(pad.relative_to(ROOT)))
def test_every_template_compiles(sjabloon: Path) -> None:
    assert engines["django"].engine.from_string(sjabloon.read_text(encoding="utf-8"))


def test_exceptions_are_still_needed() -> None:
    assert [pad for pad in UITZONDERINGEN if not raw_classes((ROOT / pad).read_text(encoding="utf-8"))] == []


def test_the_guard_sees_a_button_of_a_page_and_a_paragraph_that_is_none() -> None:
    bron = '<button class="nl-button nl-button--{{ soort }}">Ja</button><div class="nl-paragraph">Tekst</div>'

    assert raw_classes(bron)[0] == "nl-button: {% knop %}"
    assert wrong_elements(bron) == ["<div class=nl-paragraph>"]
    assert raw_classes('<p class="nl-paragraph">Tekst</p>') == []
