"""What a life event in a content file must have before people can rely on it, checked without a database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product as combine
from pathlib import Path
from typing import Any, Final

import yaml

from levensgebeurtenissen.inhoudsvormen import GebeurtenisInhoud
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.voorwaarden import Vergelijking, holds, parse_vergelijking

MINSTE_PRODUCTEN: Final = 6
MINSTE_ORGANISATIES: Final = 2
MINSTE_VRAGEN, MEESTE_VRAGEN = 4, 9
MINSTE_MENSENTAAL: Final = 10
_KIES = frozenset({Vraagsoort.JA_NEE, Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE})
__all__ = ["list_gebreken", "read_uitvoerders"]


def read_uitvoerders(map_: Path) -> dict[str, str]:
    """Per slug of a product who carries it out, from the content files of the catalogue."""
    lader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    uitvoerders = {}
    for pad in map_.glob("*.yaml"):
        inhoud = yaml.load(pad.read_text(encoding="utf-8"), Loader=lader)  # noqa: S506 - a safe loader
        uitvoerders[pad.stem] = str(inhoud.get("organisatie", {}))
    return uitvoerders


def list_gebreken(
    inhoud: GebeurtenisInhoud, *, uitvoerders: Mapping[str, str], gebeurtenissen: Iterable[str]
) -> list[str]:
    """What is wrong with it, in words for who writes it; nothing when it is good.

    Args:
        inhoud: the file, which has the right shape.
        uitvoerders: who carries out each product of the catalogue, by slug.
        gebeurtenissen: the slugs of the life events that exist.
    """
    return [*_links(inhoud, uitvoerders, set(gebeurtenissen)), *_lijst(inhoud), *_stappen(inhoud)]


def _links(inhoud: GebeurtenisInhoud, uitvoerders: Mapping[str, str], gebeurtenissen: set[str]) -> Iterator[str]:
    producten = {slug for stap in inhoud.stappen for slug in stap.producten}
    yield from (f"product '{slug}' bestaat niet" for slug in sorted(producten - uitvoerders.keys()))
    yield from (f"gerelateerd '{slug}' bestaat niet" for slug in inhoud.gerelateerd if slug not in gebeurtenissen)
    if inhoud.slug in inhoud.gerelateerd:
        yield "gerelateerd noemt zichzelf"
    wie = {uitvoerders[slug] for slug in producten & uitvoerders.keys()}
    if len(producten) < MINSTE_PRODUCTEN:
        yield f"{len(producten)} producten: ten minste {MINSTE_PRODUCTEN}"
    if len(wie) < MINSTE_ORGANISATIES:
        yield f"producten van {len(wie)} organisatie: ten minste {MINSTE_ORGANISATIES}"
    if len(inhoud.mensentaal) < MINSTE_MENSENTAAL:
        yield f"{len(inhoud.mensentaal)} regels mensentaal: ten minste {MINSTE_MENSENTAAL}"


def _lijst(inhoud: GebeurtenisInhoud) -> Iterator[str]:
    if not inhoud.rubriek:
        yield "rubriek ontbreekt"
    if not inhoud.datumvraag:
        yield "datumvraag ontbreekt"
    if not MINSTE_VRAGEN <= len(inhoud.vragen) <= MEESTE_VRAGEN:
        yield f"{len(inhoud.vragen)} vragen: {MINSTE_VRAGEN} tot {MEESTE_VRAGEN}"
    gebruikt = {regel.links for stap in inhoud.stappen for regel in _conditions(stap.alleen_als, inhoud.soorten)}
    # A question that decides nothing asks people for something that we do not need.
    yield from (f"vraag '{sleutel}' beslist over geen stap" for sleutel in inhoud.soorten if sleutel not in gebruikt)
    if not any(stap.dagen_van is not None or stap.dagen_tot is not None for stap in inhoud.stappen):
        yield "geen enkele stap heeft dagen"
    if all(stap.alleen_als for stap in inhoud.stappen):
        yield "geen enkele stap is voor iedereen"


def _stappen(inhoud: GebeurtenisInhoud) -> Iterator[str]:
    soorten = inhoud.soorten
    for nummer, stap in enumerate(inhoud.stappen):
        regels = _conditions(stap.alleen_als, soorten)
        uitkomsten = {holds(regels, antwoorden) for antwoorden in list_combinaties(regels, soorten)}
        if True not in uitkomsten:
            yield f"stappen.{nummer} '{stap.titel}' verschijnt bij geen enkel antwoord"
        if regels and False not in uitkomsten:
            yield f"stappen.{nummer} '{stap.titel}' valt bij geen enkel antwoord weg: de voorwaarde doet niets"


def _conditions(teksten: Sequence[str], soorten: Mapping[str, Vraag]) -> list[Vergelijking]:
    return [parse_vergelijking(tekst, soorten) for tekst in teksten]


def list_combinaties(regels: Sequence[Vergelijking], soorten: Mapping[str, Vraag]) -> Iterator[dict[str, Antwoord]]:
    """Answers to the questions that these conditions ask, in every combination that can matter."""
    sleutels = list(dict.fromkeys(regel.links for regel in regels))
    keuzes = [_list_antwoorden(soorten[sleutel], regels) for sleutel in sleutels]
    for combinatie in combine(*keuzes):
        yield dict(zip(sleutels, combinatie, strict=True))


def _list_antwoorden(vraag: Vraag, regels: Sequence[Vergelijking]) -> list[Antwoord]:
    """Each option; of a number or a day what it is compared with, and what lies beside that."""
    if vraag.soort is Vraagsoort.MEERKEUZE:
        return [(), *((sleutel,) for sleutel in vraag.sleutels), vraag.sleutels]
    if vraag.soort in _KIES:
        return [*vraag.sleutels, *([None] if vraag.onbekend_mag else [])]
    waarden = [regel.waarde for regel in regels if regel.links == vraag.sleutel and regel.waarde is not None]
    return [buur for waarde in waarden for buur in _neighbours(waarde)] or [None]


def _neighbours(waarde: Any) -> list[Antwoord]:  # noqa: ANN401 - a number, a day or the digits of a postcode
    if isinstance(waarde, str):
        return [f"{max(int(waarde) - 1, 1000)}AA", f"{waarde}AA"]
    if isinstance(waarde, int):
        return [waarde - 1, waarde, waarde + 1]
    stap = type(waarde)(1) if not hasattr(waarde, "toordinal") else None
    if stap is None:
        return [type(waarde).fromordinal(waarde.toordinal() + verschil) for verschil in (-1, 0, 1)]
    return [waarde - stap, waarde, waarde + stap]
