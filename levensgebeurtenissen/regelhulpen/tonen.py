"""Answers, calculations and outcomes as one reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.producten.models import Organisatie, ProductPagina
from cms.producten.plaats import Plaats
from cms.producten.productpagina import organisatie_label
from cms.producten.selectors import organisatie_voor
from cms.producten.vertaling import BRONTAAL, text_language, translated_text
from levensgebeurtenissen.regelhulpen.graaf.basis import Graaf, Uitkomst
from levensgebeurtenissen.regelhulpen.graaf.lopen import Regelantwoord, fill, list_delen
from levensgebeurtenissen.regels.basis import Recht, Regel, Wetsartikel
from levensgebeurtenissen.rekenen.tekst import in_words, show_bedrag, show_euro, titles_of
from levensgebeurtenissen.vragen.basis import Antwoord, Optie, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.velden import write_postcode

__all__ = ["GetoondAntwoord", "GetoondeUitkomst", "show_antwoord", "show_antwoorden", "show_uitkomst"]


@dataclass(frozen=True, slots=True)
class GetoondAntwoord:
    """A question and the answer to it in words. `taal` is `nl` for a Dutch answer on a page in another language."""

    vraag: Vraag
    tekst: str
    taal: str
    nummer: int


@dataclass(frozen=True, slots=True)
class GetoondProduct:
    """A product with who carries it out: for the chosen place, or in words such as 'Uw gemeente'."""

    pagina: ProductPagina
    organisatie: str
    is_naam: bool


@dataclass(frozen=True, slots=True)
class GetoondDeel:
    """A part of the outcome, in Dutch."""

    titel: str
    tekst: tuple[str, ...]
    producten: tuple[GetoondProduct, ...]


@dataclass(frozen=True, slots=True)
class GetoondeReden:
    """One fact that decided, with the article that gives it weight."""

    tekst: str
    artikel: Wetsartikel


@dataclass(frozen=True, slots=True)
class GetoondeRegel:
    """What a rule said of these answers."""

    regel: Regel
    recht: Recht
    bedrag: str
    jaar: int | None
    indicatie: bool
    redenen: tuple[GetoondeReden, ...]
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GetoondeUitkomst:
    """Where somebody came out, in Dutch: what it means, what to do and on what it rests."""

    uitkomst: Uitkomst
    titel: str
    tekst: tuple[str, ...]
    doen: tuple[str, ...]
    producten: tuple[GetoondProduct, ...]
    delen: tuple[GetoondDeel, ...]
    regels: tuple[GetoondeRegel, ...]


def show_antwoorden(
    vragen: Mapping[str, Vraag], pad: Sequence[str], antwoorden: Mapping[str, Antwoord]
) -> list[GetoondAntwoord]:
    """The questions on the path, in order, with what was answered."""
    return [
        GetoondAntwoord(vragen[sleutel], *show_antwoord(vragen[sleutel], antwoorden[sleutel]), nummer)
        for nummer, sleutel in enumerate(pad, 1)
    ]


def show_antwoord(vraag: Vraag, antwoord: Antwoord) -> tuple[str, str]:
    """The answer in words, and `nl` when it is Dutch on a page in another language."""
    if antwoord is None:
        return _("Weet ik niet"), ""
    if vraag.opties:
        gekozen = [optie for optie in vraag.opties if optie.sleutel in _several(antwoord)]
        teksten = ", ".join(translated_text(optie, "tekst") for optie in gekozen)
        return (teksten, _language(gekozen)) if gekozen else (_("Geen van deze"), "")
    if vraag.soort is Vraagsoort.POSTCODE:
        return write_postcode(str(antwoord)), ""
    return _value(antwoord), ""


def show_uitkomst(
    graaf: Graaf,
    uitkomst: Uitkomst,
    *,
    waarden: Mapping[str, Antwoord],
    regels: Iterable[Regelantwoord],
    plaats: Plaats,
) -> GetoondeUitkomst:
    """The outcome with its texts filled in and its products; a product that is not published is left out."""
    producten = _find_producten(uitkomst, plaats)

    def write(tekst: str) -> str:
        return fill(tekst, lambda sleutel: _placeholder(graaf, sleutel, waarden))

    def of(slugs: Iterable[str]) -> tuple[GetoondProduct, ...]:
        return tuple(producten[slug] for slug in slugs if slug in producten)

    # The texts are Dutch, and so are the days and amounts in them.
    with override(BRONTAAL):
        delen = tuple(
            GetoondDeel(write(deel.titel), tuple(write(alinea) for alinea in deel.tekst), of(deel.producten))
            for deel in list_delen(graaf, uitkomst, waarden)
        )
        titel, tekst, doen = (
            write(uitkomst.titel),
            tuple(write(alinea) for alinea in uitkomst.tekst),
            tuple(write(zin) for zin in uitkomst.doen),
        )
    return GetoondeUitkomst(
        uitkomst, titel, tekst, doen, of(uitkomst.producten), delen, tuple(_show_regel(regel) for regel in regels)
    )


def _find_producten(uitkomst: Uitkomst, plaats: Plaats) -> dict[str, GetoondProduct]:
    gevonden = ProductPagina.objects.live().filter(slug__in=uitkomst.alle_producten).select_related("organisatie")
    return {pagina.slug: _show_product(pagina, plaats) for pagina in gevonden}


def _show_product(pagina: ProductPagina, plaats: Plaats) -> GetoondProduct:
    organisatie: Organisatie | None = organisatie_voor(product=pagina, gemeente=plaats.gemeente)
    return GetoondProduct(pagina, str(organisatie or organisatie_label(pagina)), is_naam=organisatie is not None)


def _show_regel(antwoord: Regelantwoord) -> GetoondeRegel:
    regel, uitkomst = antwoord.rekening.regel, antwoord.uitkomst
    assert regel is not None  # noqa: S101 - only a calculation by a rule gives a Regelantwoord
    return GetoondeRegel(
        regel=regel,
        recht=uitkomst.recht,
        bedrag=show_bedrag(uitkomst.bedrag) if uitkomst.bedrag else "",
        jaar=uitkomst.bedrag.jaar if uitkomst.bedrag else None,
        indicatie=uitkomst.indicatie,
        redenen=tuple(GetoondeReden(in_words(reden.zin), reden.artikel) for reden in uitkomst.redenen),
        ontbreekt=tuple(titles_of(uitkomst.ontbreekt)),
    )


def _placeholder(graaf: Graaf, sleutel: str, waarden: Mapping[str, Antwoord]) -> str:
    """What stands in a text for a key: an answer in words, or a calculated value."""
    waarde = waarden.get(sleutel)
    if waarde is None:
        return _("onbekend")
    if sleutel in graaf.vragen:
        return show_antwoord(graaf.vragen[sleutel], waarde)[0]
    return _value(waarde)


def _value(waarde: Antwoord) -> str:
    match waarde:
        case date():
            return date_format(waarde, "j F Y")
        case Decimal():
            return show_euro(waarde)
        case "ja":
            return _("ja")
        case "nee":
            return _("nee")
    return str(waarde)


def _several(antwoord: Antwoord) -> tuple[Antwoord, ...]:
    return antwoord if isinstance(antwoord, tuple) else (antwoord,)


def _language(opties: Iterable[Optie]) -> str:
    return next((taal for optie in opties if (taal := text_language(optie, "tekst"))), "")
