"""The text of a product as one piece: HTML for Samenwerkende Catalogi, Markdown for the SDG."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from cms.producten.kosten import Bedrag, current_kosten, format_bedrag
from cms.producten.models import Aanbod, ProductPagina
from cms.producten.taalversie import read_taalversie


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part of the text under a heading: paragraphs, or a list."""

    kop: str
    regels: tuple[str, ...]
    soort: str = "p"

    @property
    def html(self) -> str:
        """With its heading."""
        regels = format_html_join("", "<li>{}</li>" if self.soort != "p" else "<p>{}</p>", ((r,) for r in self.regels))
        lijst = regels if self.soort == "p" else format_html(f"<{self.soort}>{{}}</{self.soort}>", regels)
        return format_html("<h3>{}</h3>{}", self.kop, lijst)


def product_html(product: ProductPagina) -> str:
    """The general text, in Dutch; call it with Dutch as the active language."""
    delen = {naam: deel.waarde for naam, deel in read_taalversie(product=product, taal="nl").delen.items()}
    onderdelen = [
        Onderdeel(_("Wat is het?"), plain(delen["wat"])),
        Onderdeel(_("Voor wie is het?"), plain(delen["voor_wie"]), "ul"),
        Onderdeel(_("Voorwaarden"), plain(delen["voorwaarden"]), "ul"),
        Onderdeel(_("Zo doet u het"), steps(delen["stappen"]), "ol"),
        Onderdeel(_("Dit hebt u nodig"), plain(delen["nodig"]), "ul"),
        Onderdeel(_("Kosten"), amounts(blok.value for blok in product.kosten), "ul"),
        Onderdeel(_("Termijn"), lines(delen["termijn"])),
        Onderdeel(_("Als u geen reactie krijgt"), lines(delen["geen_reactie"])),
        Onderdeel(_("Niet mee eens?"), lines(delen["bezwaar"])),
    ]
    inleiding = format_html_join("", "<p>{}</p>", ((regel,) for regel in lines(delen["kort_antwoord"])))
    vragen = format_html_join(
        "", "<h3>{}</h3><p>{}</p>", ((b.value["vraag"], b.value["antwoord"]) for b in delen["vragen"])
    )
    return inleiding + _filled(onderdelen) + vragen


def offer_html(aanbod: Aanbod) -> str:
    """What the organisation itself says, with its own costs and conditions."""
    eigen = [
        Onderdeel(_("Dit hebt u nodig"), plain(aanbod.nodig), "ul"),
        Onderdeel(_("Kosten"), amounts(blok.value for blok in aanbod.kosten), "ul"),
        Onderdeel(_("Termijn"), lines(aanbod.termijn)),
    ]
    return aanbod.tekst + _filled(eigen)


def plain(stroom: Iterable[Any]) -> tuple[str, ...]:
    """The sentences of a stream of plain text blocks."""
    return tuple(str(blok.value) for blok in stroom)


def steps(stroom: Iterable[Any]) -> tuple[str, ...]:
    """Each step in one line."""
    return tuple(". ".join(filter(None, (blok.value["titel"].rstrip("."), blok.value["tekst"]))) for blok in stroom)


def lines(tekst: str) -> tuple[str, ...]:
    """The filled lines."""
    return tuple(regel for ruw in tekst.splitlines() if (regel := ruw.strip()))


def amounts(bedragen: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The amounts of today and the next ones, each in one line."""
    return tuple(_amount_lines(current_kosten(bedragen=bedragen, op=timezone.localdate())))


def _amount_lines(bedragen: Sequence[Bedrag]) -> Iterator[str]:
    for bedrag in bedragen:
        wat = _("verschilt") if bedrag.bedrag is None else format_bedrag(bedrag.bedrag)
        yield " ".join(filter(None, (f"{bedrag.omschrijving}: {wat}.", bedrag.toelichting)))


def _filled(onderdelen: Iterable[Onderdeel]) -> str:
    return "".join(onderdeel.html for onderdeel in onderdelen if onderdeel.regels)
