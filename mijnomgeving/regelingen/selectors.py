"""The rules run for one person, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.producten.models import ProductPagina
from cms.producten.regelingen import Regeling, read_regeling
from levensgebeurtenissen.regels.basis import Recht, Reden, Regel, Uitkomst
from levensgebeurtenissen.regels.documenten import APK
from levensgebeurtenissen.regels.lijst import GEGEVENS, ONDERNEMING, PERSOON
from levensgebeurtenissen.rekenen.selectors import products_of
from levensgebeurtenissen.rekenen.tekst import in_words, show_bedrag, show_waarde, titles_of
from mijnomgeving.regelingen.feiten import Feit
from mijnomgeving.regelingen.models import Regelingvolger
from mijnomgeving.regelingen.services import list_pseudoniemen
from portal.core.betrokkene import Betrokkene, Onderneming

_ZELF = "zelf"


@dataclass(frozen=True, slots=True)
class GetoondeReden:
    """Why: a sentence, who says so, and the article."""

    tekst: str
    bron: str
    wet: str
    wet_url: str


@dataclass(frozen=True, slots=True)
class GetoondeUitkomst:
    """One scheme as the page shows it."""

    regel: Regel
    recht: Recht
    bedrag: str
    jaar: int | None
    redenen: tuple[GetoondeReden, ...]
    ontbreekt: tuple[str, ...]
    producten: tuple[ProductPagina, ...]
    aanbod: tuple[Regeling, ...]
    indicatie: bool


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What came out, by answer, and what one could still ask."""

    ja: tuple[GetoondeUitkomst, ...]
    onbekend: tuple[GetoondeUitkomst, ...]
    nee: tuple[GetoondeUitkomst, ...]
    nodig: frozenset[str]


def rules_for(betrokkene: Betrokkene) -> tuple[Regel, ...]:
    """The rules that are about this person or company."""
    return (*ONDERNEMING, APK) if isinstance(betrokkene, Onderneming) else PERSOON


def run_rules(
    *, betrokkene: Betrokkene, feiten: Mapping[str, Feit], antwoorden: Mapping[str, Any], op: date
) -> Overzicht:
    """Run every rule on what the sources say and the person adds; an own answer goes before a source's."""
    regels = rules_for(betrokkene)
    gegevens = {naam: feit.waarde for naam, feit in feiten.items()} | dict(antwoorden)
    bronnen = {naam: feit.bron for naam, feit in feiten.items()} | dict.fromkeys(antwoorden, _ZELF)
    producten = products_of(regels)
    uitkomsten = [(regel, regel.decide(gegevens, op=op)) for regel in regels]
    getoond = [_show(regel, uitkomst, bronnen, producten) for regel, uitkomst in uitkomsten]
    per_recht = {recht: tuple(deel for deel in getoond if deel.recht is recht) for recht in Recht}
    return Overzicht(
        ja=per_recht[Recht.JA],
        onbekend=per_recht[Recht.ONBEKEND],
        nee=per_recht[Recht.NEE],
        nodig=_needed(uitkomst for _regel, uitkomst in uitkomsten),
    )


def list_feiten(feiten: Mapping[str, Feit]) -> list[tuple[str, str, str, str]]:
    """What the sources said, as (what, value, source, remark)."""
    return [(titles_of([naam])[0], _value(feit.waarde), feit.bron, feit.bij) for naam, feit in feiten.items()]


def _needed(uitkomsten: Iterable[Uitkomst]) -> frozenset[str]:
    """The inputs that could still change an answer."""
    return frozenset(naam for uitkomst in uitkomsten if uitkomst.recht is Recht.ONBEKEND for naam in uitkomst.ontbreekt)


def _show(
    regel: Regel, uitkomst: Uitkomst, bronnen: Mapping[str, str], producten: Mapping[str, ProductPagina]
) -> GetoondeUitkomst:
    eigen = tuple(producten[slug] for slug in regel.producten if slug in producten)
    return GetoondeUitkomst(
        regel=regel,
        recht=uitkomst.recht,
        bedrag=show_bedrag(uitkomst.bedrag) if uitkomst.bedrag else "",
        jaar=uitkomst.bedrag.jaar if uitkomst.bedrag else None,
        redenen=tuple(_reason(reden, bronnen) for reden in uitkomst.redenen),
        ontbreekt=tuple(titles_of(naam for naam in uitkomst.ontbreekt if naam in GEGEVENS)),
        producten=eigen,
        aanbod=tuple(filter(None, (read_regeling(product=product) for product in eigen))),
        indicatie=uitkomst.indicatie,
    )


def _reason(reden: Reden, bronnen: Mapping[str, str]) -> GetoondeReden:
    bron = bronnen.get(reden.gegeven, "")
    return GetoondeReden(
        tekst=in_words(reden.zin),
        bron=_("uw eigen antwoord") if bron == _ZELF else bron,
        wet=f"{reden.artikel.wet}, {_('artikel')} {reden.artikel.artikel}",
        wet_url=reden.artikel.url,
    )


def _value(waarde: Any) -> str:  # noqa: ANN401 - a fact may be anything that a rule takes
    match waarde:
        case bool():
            return _("ja") if waarde else _("nee")
        case tuple():
            return ", ".join(show_waarde(deel) for deel in waarde) or _("geen")
    return show_waarde(waarde)


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, str]]:
    """What the portal keeps of who follows new schemes (AVG art. 15 and 20)."""
    volgers = Regelingvolger.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    return [{"volgtNieuweRegelingen": "ja", "gekekenOp": volger.gekeken_op.isoformat()} for volger in volgers]
