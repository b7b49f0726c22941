"""Templates as people's browsers see them: parsed, so that tests ask for meaning and not for text."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from lxml import html
from lxml.html import HtmlElement

Render = Callable[..., HtmlElement]


@pytest.fixture
def render() -> Render:
    """`render('{% badge "Klaar" %}')` gives a <div> around the component."""

    def _render(source: str, *, request: HttpRequest | None = None, **context: object) -> HtmlElement:
        template = Template("{% load componenten %}" + source)
        return html.fragment_fromstring(template.render(Context(context | {"request": request})), create_parent="div")

    return _render


def text(element: HtmlElement) -> str:
    """What is read aloud: all text, with single spaces."""
    return " ".join(element.text_content().split())


def described_by(root: HtmlElement, element: HtmlElement) -> str:
    """The text that a screen reader adds to a field."""
    return " ".join(text(root.get_element_by_id(id_)) for id_ in (element.get("aria-describedby") or "").split())
