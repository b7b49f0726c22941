"""`{% load producten %}`: texts in the language of the page, and amounts."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.producten.kosten import format_bedrag

register = template.Library()

_BRONTAAL = "nl"


@register.simple_tag
def vertaald(inhoud: object, veld: str) -> SafeString | str:
    """`{% vertaald product "titel" %}`: the text, marked as Dutch where there is no translation (WCAG 3.1.2)."""
    taal, tekst = inhoudstaal(inhoud, veld), vertaalde_tekst(inhoud, veld)
    return format_html('<span lang="{}">{}</span>', taal, tekst) if taal else tekst


@register.simple_tag
def vertaalde_tekst(inhoud: object, veld: str) -> str:
    """The text alone, for a page title or an argument of another tag."""
    return _translation(inhoud, veld) or _source_text(inhoud, veld)


@register.simple_tag
def inhoudstaal(inhoud: object, veld: str) -> str:
    """`nl` if the text is Dutch on a page in another language, else nothing."""
    return "" if _language() == _BRONTAAL or _translation(inhoud, veld) else _BRONTAAL


@register.filter
def euro(bedrag: Decimal) -> str:
    """`{{ bedrag|euro }}`: € 88,20, or gratis."""
    return format_bedrag(bedrag)


def _language() -> str:
    return (get_language() or _BRONTAAL).partition("-")[0]


def _translation(inhoud: object, veld: str) -> str:
    taal = _language()
    return "" if taal == _BRONTAAL else str(getattr(inhoud, f"{veld}_{taal}", ""))


def _source_text(inhoud: object, veld: str) -> str:
    """Wagtail calls the title of a page `title`."""
    tekst = getattr(inhoud, veld, None)
    return str(getattr(inhoud, "title", "") if tekst is None and veld == "titel" else tekst or "")
