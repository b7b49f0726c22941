"""Texts of content in the language of the page: fields such as `titel` have a twin `titel_en`."""

from django.utils.translation import get_language

BRONTAAL = "nl"


def translated_text(inhoud: object, veld: str) -> str:
    """The text in the language of the page, or in Dutch where there is no translation."""
    return _translation(inhoud, veld) or _source_text(inhoud, veld)


def text_language(inhoud: object, veld: str) -> str:
    """`nl` if the text is Dutch on a page in another language, else nothing (WCAG 3.1.2)."""
    return "" if current_taal() == BRONTAAL or _translation(inhoud, veld) else BRONTAAL


def current_taal() -> str:
    """The language of the page: nl, en or pap."""
    return (get_language() or BRONTAAL).partition("-")[0]


def _translation(inhoud: object, veld: str) -> str:
    taal = current_taal()
    return "" if taal == BRONTAAL else str(getattr(inhoud, f"{veld}_{taal}", ""))


def _source_text(inhoud: object, veld: str) -> str:
    """Wagtail calls the title of a page `title`."""
    tekst = getattr(inhoud, veld, None)
    return str(getattr(inhoud, "title", "") if tekst is None and veld == "titel" else tekst or "")
