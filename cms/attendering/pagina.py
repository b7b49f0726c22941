"""What our pages have in common."""

from http import HTTPStatus

from django.http import HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _


def crumbs(*hier: str) -> list[tuple[str, str | None]]:
    """Home, this part of the site, and where one is in it."""
    begin: list[tuple[str, str | None]] = [(_("Home"), get_script_prefix())]
    if not hier:
        return [*begin, (_("Mail krijgen"), None)]
    return [*begin, (_("Mail krijgen"), reverse("attendering:start")), *((naam, None) for naam in hier)]


def to(naam: str, query: str = "") -> HttpResponseRedirect:
    """After a form: to a page that can be loaded again."""
    return HttpResponseRedirect(f"{reverse(f'attendering:{naam}')}{query}", status=HTTPStatus.SEE_OTHER)


def read_nummer(tekst: str) -> int:
    """A page number as it stands in a URL or form; odd text is the first page."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 3 else 1  # noqa: PLR2004 - digits
