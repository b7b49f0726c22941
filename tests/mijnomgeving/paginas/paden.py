"""Finding pages as people do: from a list, by the words of a link."""

import re
from html import unescape

from tests.mijnomgeving.paginas.conftest import Bezoeker


def zaak_pad(bezoeker: Bezoeker, omschrijving: str) -> str:
    """The address of the zaak with this name in the list of zaken."""
    return _link(bezoeker, "/mijn/zaken/", omschrijving)


def bericht_pad(bezoeker: Bezoeker, onderwerp: str) -> str:
    """The address of the message with this subject in the list of messages."""
    return _link(bezoeker, "/mijn/berichten/", onderwerp)


def download_pad(bezoeker: Bezoeker, onderwerp: str) -> str:
    """The address of the first attachment to the message with this subject, to download it and not to look at it."""
    links = bezoeker.ga(pad := bericht_pad(bezoeker, onderwerp)).links(f"{pad}bijlagen/")
    return next(link for link in links if not link.endswith("/bekijken/"))


def _link(bezoeker: Bezoeker, lijst: str, woorden: str) -> str:
    html = bezoeker.ga(lijst).html
    for url, inhoud in re.findall(rf'<a[^>]*href="({lijst}[^"?]+)"[^>]*>(.*?)</a>', html, flags=re.DOTALL):
        if woorden in unescape(re.sub(r"<[^>]+>", "", inhoud)):
            return str(unescape(url))
    raise AssertionError(f"no link {woorden!r} on {lijst}")
