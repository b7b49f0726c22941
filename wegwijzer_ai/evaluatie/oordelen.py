"""Each question as figures: what was right about its turn, and whether its sentences and sources hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from statistics import fmean
from typing import Any

from portal.core.nummers import doorstaat_elfproef
from wegwijzer_ai.evaluatie.catalogus import Catalogus, flat, text_of
from wegwijzer_ai.evaluatie.meten import NOT_ANSWERED, Meting
from wegwijzer_ai.service import Antwoord, Uitkomst
from wegwijzer_ai.vragen.services import masked

# Figures of questions that the catalogue can answer.
OF_ANSWERS: Mapping[str, Callable[[Meting], float]] = {
    "r1": lambda m: m.is_within(1),
    "r3": lambda m: m.is_within(3),
    "r5": lambda m: m.is_within(5),
    "mrr": lambda m: m.reciprocal_rank,
    "organisatie_juist": lambda m: m.has_right_organisatie,
    "geholpen": lambda m: m.is_helped,
    "fout_direct": lambda m: m.is_wrong_direct,
    "ten_onrechte_niet_beantwoord": lambda m: m.antwoord.uitkomst in NOT_ANSWERED,
}
# Figures of questions that must not be answered.
OF_LIMITS: Mapping[str, Callable[[Meting], float]] = {
    "gedrag_juist": lambda m: m.behaves,
    "buiten_bereik_direct_beantwoord": lambda m: m.antwoord.uitkomst is Uitkomst.ANTWOORD,
}
FIGURES = (*OF_ANSWERS, *OF_LIMITS)
# Of these less is better.
LESS_IS_BETTER = frozenset({"fout_direct", "ten_onrechte_niet_beantwoord", "buiten_bereik_direct_beantwoord"})


@dataclass(frozen=True, slots=True)
class Oordeel:
    """One question: the figures that apply to it, and the group that it is in for each way of grouping."""

    sleutel: str
    cijfers: Mapping[str, float]
    groepen: Mapping[str, str]
    meting: Meting


def judge(metingen: Iterable[Meting], *, catalogus: Catalogus) -> list[Oordeel]:
    """All questions as figures. What the catalogue does not have counts for no figure but that of its behaviour."""
    seen: Counter[str] = Counter()
    found = []
    for meting in metingen:
        vraag = meting.vraag
        sleutel = _key(f"{vraag.tekst}\0{vraag.taal}\0{vraag.doelgroep}")
        seen[sleutel] += 1
        found.append(
            Oordeel(
                sleutel=f"{sleutel}-{seen[sleutel]}" if seen[sleutel] > 1 else sleutel,
                cijfers=_figures(meting, catalogus),
                groepen={
                    "doelgroep": vraag.doelgroep or "geen",
                    "taal": vraag.taal,
                    "register": vraag.categorie,
                    "laag": catalogus.laag(vraag.doelen),
                },
                meting=meting,
            )
        )
    return found


def by_group(oordelen: Sequence[Oordeel]) -> dict[str, dict[str, dict[str, float]]]:
    """For each way of grouping and each group the figures of questions that can be answered."""
    known = [oordeel for oordeel in oordelen if "r1" in oordeel.cijfers]
    found: dict[str, dict[str, dict[str, float]]] = {}
    for soort in ("doelgroep", "taal", "register", "laag"):
        groepen = sorted({oordeel.groepen[soort] for oordeel in known})
        found[soort] = {groep: _means([o for o in known if o.groepen[soort] == groep]) for groep in groepen}
    return found


def check_sources(metingen: Sequence[Meting], *, catalogus: Catalogus) -> dict[str, Any]:
    """How many answers cite only pages that exist: of a product that is shown, of a life event, or a regelhulp."""
    with_sources = [meting.antwoord for meting in metingen if meting.antwoord.bronnen]
    right = sum(all(_belongs(url, antwoord, catalogus) for url in _urls(antwoord)) for antwoord in with_sources)
    return _share(right, len(with_sources))


def check_sentences(metingen: Sequence[Meting], *, catalogus: Catalogus) -> dict[str, Any]:
    """How many sentences with a source stand in it word for word."""
    texts: dict[str, str] = {}
    total = right = 0
    for antwoord in (meting.antwoord for meting in metingen):
        urls = {bron.nr: bron.url for bron in antwoord.bronnen}
        for zin in antwoord.zinnen:
            if not zin.bronnen:
                continue
            total += 1
            cited = [urls.get(number, "") for number in zin.bronnen]
            for url in cited:
                if url not in texts:
                    document = catalogus.per_url.get(url)
                    texts[url] = text_of(document) if document else ""
            right += any(flat(zin.tekst) in texts[url] for url in cited)
    return _share(right, total)


def check_personal_data(metingen: Sequence[Meting]) -> dict[str, Any]:
    """How many questions leave personal data in what may be kept: the masked text and the memory of a conversation."""
    left = sum(
        has_personal_data(masked(meting.antwoord.vraag)) or has_personal_data(meting.antwoord.stand.vraag)
        for meting in metingen
    )
    typed = sum(has_personal_data(meting.vraag.tekst) for meting in metingen)
    return _share(left, len(metingen)) | {"vragen_met": typed}


_NUMBERS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){6,}(?!\d)")
_OTHER = re.compile(
    r"\w@\w|(?i:\b[a-z]{2} ?\d{2} ?[a-z]{4} ?\d{4})|\b[1-9]\d{3} ?[A-Z]{2}\b.{0,12}\d|(?:\+31|\b06)[ \-]?\d{3,}"
)
_BSN_LENGTH = (8, 9)
# Pages that an answer may cite beside the products that it shows.
_OWN_PAGES = frozenset({"levensgebeurtenis", "regelhulp"})


def has_personal_data(tekst: str) -> bool:
    """A look of its own at a text, apart from the masking that is measured: BSN, IBAN, address, mobile, mail."""
    if _OTHER.search(tekst):
        return True
    numbers = (re.sub(r"\D", "", match.group()) for match in _NUMBERS.finditer(tekst))
    return any(len(number) in _BSN_LENGTH and doorstaat_elfproef(number.zfill(9)) for number in numbers)


def _figures(meting: Meting, catalogus: Catalogus) -> dict[str, float]:
    if meting.vraag.gedrag != "answer":
        return {naam: float(test(meting)) for naam, test in OF_LIMITS.items()}
    if not meting.vraag.doelen & catalogus.namen:
        return {}
    return {naam: float(test(meting)) for naam, test in OF_ANSWERS.items()}


def _means(oordelen: Sequence[Oordeel]) -> dict[str, float]:
    means = {naam: round(fmean(oordeel.cijfers[naam] for oordeel in oordelen), 3) for naam in OF_ANSWERS}
    return {"n": len(oordelen)} | means


def _urls(antwoord: Antwoord) -> list[str]:
    return [bron.url for bron in antwoord.bronnen]


def _belongs(url: str, antwoord: Antwoord, catalogus: Catalogus) -> bool:
    document = catalogus.per_url.get(url)
    if document is None:
        return False
    if document.soort == "organisatie":
        return url in {product.organisatie.url for product in antwoord.producten if product.organisatie}
    return document.soort in _OWN_PAGES or url in {product.url for product in antwoord.producten}


def _share(right: int, total: int) -> dict[str, Any]:
    return {"n": total, "aantal": right, "deel": round(right / total, 4) if total else 0.0}


def _key(tekst: str) -> str:
    return blake2b(tekst.encode(), digest_size=8).hexdigest()
