"""`{% load producten %}`: texts in the language of the page, and amounts."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.producten.blocks import Weekdag
from cms.producten.kosten import format_bedrag
from cms.producten.models import Locatie
from cms.producten.vertaling import text_language, translated_text

register = template.Library()


@register.simple_tag
def vertaald(inhoud: object, veld: str) -> SafeString | str:
    """`{% vertaald product "titel" %}`: the text, marked as Dutch where there is no translation (WCAG 3.1.2)."""
    taal, tekst = text_language(inhoud, veld), translated_text(inhoud, veld)
    return format_html('<span lang="{}">{}</span>', taal, tekst) if taal else tekst


@register.simple_tag
def vertaalde_tekst(inhoud: object, veld: str) -> str:
    """The text alone, for a page title or an argument of another tag."""
    return translated_text(inhoud, veld)


@register.simple_tag
def inhoudstaal(inhoud: object, veld: str) -> str:
    """`nl` if the text is Dutch on a page in another language, else nothing."""
    return text_language(inhoud, veld)


@register.filter
def euro(bedrag: Decimal) -> str:
    """`{{ bedrag|euro }}`: € 88,20, or gratis."""
    return format_bedrag(bedrag)


@register.filter
def openingstijden(locatie: Locatie) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """`{% for dag, tijden in locatie|openingstijden %}`: the seven days; a day without times is closed."""
    tijden = [blok.value for blok in locatie.openingstijden]
    return [(str(dag.label), [tijd for tijd in tijden if tijd["dag"] == dag]) for dag in Weekdag]


@register.filter
def heeft_tijden(locaties: Iterable[Locatie]) -> bool:
    """Whether any of them says when it is open."""
    return any(locatie.openingstijden for locatie in locaties)
