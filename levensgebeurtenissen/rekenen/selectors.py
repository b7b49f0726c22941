"""The rules with what stands about them in the catalogue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _

from cms.producten.models import ProductPagina
from levensgebeurtenissen.regels.basis import Bron, Geval, Recht, Regel
from levensgebeurtenissen.regels.lijst import ONDERNEMING, PERSOON, PROCEDURE
from levensgebeurtenissen.regels.verplichtingen.feiten import GEGEVENS as FEITEN
from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS
from levensgebeurtenissen.regels.verplichtingen.verplichting import Kalendergeval, Verplichtingregel
from levensgebeurtenissen.rekenen.tekst import show_waarde, titles_of

__all__ = ["list_blokken", "products_of"]


@dataclass(frozen=True, slots=True)
class GetoondGeval:
    """A golden case in words: what goes in, and what comes out; `tot` only when it asks about a stretch of time."""

    naam: str
    op: date
    invoer: tuple[tuple[str, str], ...]
    uitkomst: str
    bron: Bron
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class GetoondeRegel:
    """A rule with its cases in words, its products, and where its amounts come from."""

    regel: Regel | Verplichtingregel
    gevallen: tuple[GetoondGeval, ...]
    producten: tuple[ProductPagina, ...]


@dataclass(frozen=True, slots=True)
class Blok:
    """Rules that belong together on the page; `verplicht` for those about what one must do."""

    sleutel: str
    titel: str
    regels: tuple[GetoondeRegel, ...]
    toelichting: str = ""
    verplicht: bool = False


def products_of(regels: Iterable[Regel | Verplichtingregel]) -> dict[str, ProductPagina]:
    """The published products of these rules, by slug."""
    slugs = {slug for regel in regels for slug in regel.producten}
    return {pagina.slug: pagina for pagina in ProductPagina.objects.live().filter(slug__in=slugs)}


def list_blokken() -> list[Blok]:
    """Every rule that the portal calculates with."""
    delen: Sequence[tuple[str, str, tuple[Regel, ...]]] = (
        ("mensen", _("Voor u en uw gezin"), PERSOON),
        ("ondernemers", _("Voor uw onderneming"), ONDERNEMING),
        ("zaken", _("Termijnen van uw zaak"), PROCEDURE),
    )
    verplichtingen = tuple(VERPLICHTINGREGELS.values())
    rechten = [regel for _sleutel, _titel, regels in delen for regel in regels]
    producten = products_of((*rechten, *verplichtingen))
    blokken = [
        Blok(sleutel, titel, tuple(_show(regel, producten) for regel in regels)) for sleutel, titel, regels in delen
    ]
    return [*blokken, _verplichtingen(verplichtingen, producten)]


def _verplichtingen(regels: Iterable[Verplichtingregel], producten: Mapping[str, ProductPagina]) -> Blok:
    return Blok(
        "verplichtingen",
        _("Verplichtingen van uw onderneming"),
        tuple(
            GetoondeRegel(regel, tuple(_kalendergeval(geval) for geval in regel.gevallen), _known(regel, producten))
            for regel in regels
        ),
        _(
            "Met deze regels bepalen wij wat een onderneming moet doen en tot welke dag. "
            "Weten wij een gegeven niet, dan zeggen wij dat erbij en raden wij niet."
        ),
        verplicht=True,
    )


def _show(regel: Regel, producten: Mapping[str, ProductPagina]) -> GetoondeRegel:
    gevallen = tuple(_in_words(geval) for geval in regel.gevallen)
    return GetoondeRegel(regel, gevallen, _known(regel, producten))


def _known(regel: Regel | Verplichtingregel, producten: Mapping[str, ProductPagina]) -> tuple[ProductPagina, ...]:
    return tuple(producten[slug] for slug in regel.producten if slug in producten)


def _in_words(geval: Geval) -> GetoondGeval:
    namen = list(geval.gegevens)
    waarden = [_input(waarde) for waarde in geval.gegevens.values()]
    delen = [_output(naam, waarde) for naam, waarde in geval.verwacht.items()]
    return GetoondGeval(
        geval.naam, geval.op, tuple(zip(titles_of(namen), waarden, strict=True)), ", ".join(delen), geval.bron
    )


def _kalendergeval(geval: Kalendergeval) -> GetoondGeval:
    invoer = tuple((_(FEITEN[naam].titel), _input(waarde)) for naam, waarde in geval.gegevens.items())
    delen = [_input(dag) for dag in geval.verwacht]
    if geval.doorlopend:
        delen.append(_("geldt altijd"))
    if geval.ontbreekt:
        namen = ", ".join(_(FEITEN[naam].titel) for naam in geval.ontbreekt)
        delen.append(_("onbekend: %(namen)s") % {"namen": namen})
    uitkomst = ", ".join(delen) or _("geen verplichting")
    return GetoondGeval(geval.naam, geval.van, invoer, uitkomst, geval.bron, geval.tot)


def _input(waarde: object) -> str:
    if is_dataclass(waarde):
        delen = (getattr(waarde, veld.name) for veld in fields(waarde))
        return ", ".join(_input(deel) for deel in delen if deel not in {None, ""})
    match waarde:
        case Enum():
            return _(str(waarde.value))
        case bool():
            return _("ja") if waarde else _("nee")
        case tuple():
            return ", ".join(_input(deel) for deel in waarde) or _("geen")
        case str() | int() | date() | Decimal():
            return show_waarde(waarde)
    raise TypeError(f"a case has no {type(waarde).__name__}")


def _output(naam: str, waarde: object) -> str:
    if isinstance(waarde, Recht):
        return {Recht.JA: _("ja"), Recht.NEE: _("nee"), Recht.ONBEKEND: _("nog niet te zeggen")}[waarde]
    namen = {
        "eerste_dag": _("eerste dag %(waarde)s"),
        "laatste_dag": _("laatste dag %(waarde)s"),
        "tijdig_aanvragen": _("vraag aan voor %(waarde)s"),
    }
    return namen.get(naam, "%(waarde)s") % {"waarde": _input(waarde)}
