"""`{% load producten %}`: texts in the language of the page, and amounts."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.producten.kosten import format_bedrag
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
