"""A conversation as plain text, to keep or to mail. Questions in it are masked; it says nothing of who asked."""

from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.model import ProductAntwoord
from wegwijzer_ai.gesprek.model import Gesprek
from wegwijzer_ai.weergave import Beurtweergave

# Mail programs cut longer addresses off (Windows: 2,083 characters).
MAX_MAILTO = 1_900


def as_text(gesprek: Gesprek) -> str:
    """The whole conversation."""
    kop = [_("Gesprek met de wegwijzer"), date_format(timezone.localdate(), "j F Y"), ""]
    beurten = [line for beurt in gesprek.beurten for line in (*_whole(beurt), "")]
    return "\n".join([*kop, *beurten, _foot()]) + "\n"


def as_mailto(gesprek: Gesprek) -> str:
    """An address that opens a mail with the questions and where to go; the oldest turns leave when it is too long."""
    beurten = ["\n".join(_brief(beurt)) for beurt in gesprek.beurten]
    titel = quote(_("Gesprek met de wegwijzer"))
    while True:
        # Lines of a mail end in CR LF (RFC 6068).
        body = quote("\n\n".join([*beurten, _foot()]).replace("\n", "\r\n"))
        adres = f"mailto:?subject={titel}&body={body}"
        if len(adres) <= MAX_MAILTO or not beurten:
            return adres
        del beurten[0]


def _brief(beurt: Beurtweergave) -> Iterator[str]:
    yield _asked(beurt)
    if beurt.begin:
        yield " ".join(beurt.begin.zinnen)
    yield from (_reference(product) for product in beurt.producten)
    yield from _doors(beurt)


def _whole(beurt: Beurtweergave) -> Iterator[str]:
    yield _asked(beurt)
    yield ""
    yield beurt.titel
    yield from beurt.meldingen
    for deel in beurt.delen:
        if deel.kop:
            yield ""
            yield deel.kop
        yield from (f"- {zin}" for zin in deel.zinnen) if deel.als_lijst else (" ".join(deel.zinnen),)
    yield from _choices(beurt)
    yield from _doors(beurt)
    if beurt.producten:
        yield ""
        yield beurt.kop_producten
        yield from (_reference(product) for product in beurt.producten)
    if beurt.bronnen:
        yield ""
        yield _("Bronnen")
        yield from (f"{bron.nr}. {bron.titel}: {_address(bron.url)}" for bron in beurt.bronnen)


def _choices(beurt: Beurtweergave) -> Iterator[str]:
    if beurt.keuzes:
        yield ""
        yield beurt.wedervraag
        yield from (f"- {keuze.tekst}" for keuze in beurt.keuzes)


def _doors(beurt: Beurtweergave) -> Iterator[str]:
    for deur in beurt.deuren:
        yield "- " + ", ".join(part for part in (deur.titel, deur.telefoon, _address(deur.url)) if part)


def _asked(beurt: Beurtweergave) -> str:
    return f"{_('U koos') if beurt.gekozen else _('U vroeg')}: {beurt.gevraagd}"


def _reference(product: ProductAntwoord) -> str:
    by = product.organisatie
    wie = ", ".join(part for part in (by.naam, by.telefoon if by.telefoon_uri else "") if part) if by else ""
    return f"- {product.titel}{f' ({wie})' if wie else ''}: {_address(product.url)}"


def _address(url: str) -> str:
    return settings.SITE_URL + url if url.startswith("/") else url


def _foot() -> str:
    return _("Deze antwoorden komen van een computer en zijn geen besluit. Liever een mens? Bel 1400.")
