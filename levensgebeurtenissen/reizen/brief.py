"""A list in the words of a mail: plain text, with each step, its days and where one reads more."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from levensgebeurtenissen.reizen.lijst import Lijststap, Stand, Stappenlijst
from levensgebeurtenissen.reizen.woorden import show_dagen, stand_woord

__all__ = ["make_onderwerp", "make_tekst"]


def make_onderwerp(lijst: Stappenlijst) -> str:
    """The subject. It names the event: the page said so before somebody gave an address."""
    return _("Uw stappenlijst: %(titel)s") % {"titel": lijst.titel}


def make_tekst(lijst: Stappenlijst, *, code: str) -> str:
    """The mail in the language of the page; `code` is empty when the list is not kept, or must not be in the mail."""
    return "\n\n".join(_paragraphs(lijst, code)) + "\n"


def _paragraphs(lijst: Stappenlijst, code: str) -> Iterator[str]:
    yield _(
        "Op %(site)s hebt u deze lijst naar uzelf gemaild. Hebt u dat niet gedaan? Dan kunt u deze mail weggooien."
    ) % {"site": settings.SITE_URL}
    for nummer, stap in enumerate(lijst.stappen, start=1):
        yield "\n".join(_lines(nummer, stap))
    yield _("Meer lezen: %(url)s") % {"url": settings.SITE_URL + lijst.url}
    if code:
        url = settings.SITE_URL + reverse("stappenlijst:terug")
        yield _("Uw code: %(code)s") % {"code": code} + "\n" + _("Hiermee gaat u verder op %(url)s") % {"url": url}
    yield _("Wij bewaren uw mailadres niet. Op deze mail kunt u niet antwoorden.")


def _lines(nummer: int, stap: Lijststap) -> Iterator[str]:
    vinkje = "x" if stap.stand is Stand.GEDAAN else " "
    yield f"{nummer}. [{vinkje}] {stap.titel}"
    yield f"   {show_dagen(stap) or stap.wanneer} ({stand_woord(stap.stand)})"
    yield f"   {stap.organisatie}"
    yield from (f"   - {product.titel}: {settings.SITE_URL}{product.url}" for product in stap.producten)
