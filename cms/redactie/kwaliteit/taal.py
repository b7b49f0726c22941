"""Plain Dutch: what makes a sentence hard to read (B1, direct duidelijk)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Stuk, Vorm
from cms.redactie.kwaliteit.lijdend import find_lijdend
from cms.redactie.kwaliteit.tekst import Zin, split_zinnen
from cms.redactie.kwaliteit.woordenlijst import find_moeilijk

MAX_WOORDEN, TE_LANG, MAX_GEMIDDELD, MAX_ALINEA = 20, 25, 15, 80
# A page may say a few things in the passive; more makes it sound like a form.
MAX_LIJDEND, LIJDEND_DEEL = 3, 0.15
# Known by themselves; an editor who reads `AOW` needs no advice.
_BEKEND = frozenset({
    "AOW", "APK", "AVG", "BSN", "BTW", "BV", "CV", "DNA", "EER", "EU", "EHBO", "GGD", "GGZ", "HBO", "HIV", "IBAN",
    "ICT", "KVK", "MBO", "NL", "NS", "NT2", "NV", "OV", "PDF", "PGB", "PIN", "QR", "SMS", "TV", "VOF", "VN", "VVE",
    "VMBO", "VWO", "WO", "WW", "WC", "XML", "ZZP", "UWV", "RDW", "SVB", "DUO", "CAK", "CBR", "CJIB", "IND", "COA",
    "UBO", "VOG", "SOS", "ANWB", "NOC", "USB", "VS", "VK", "GPS", "PTSS", "LHBTI", "PC", "URL", "HTML", "OK", "MRI",
    "MKB", "ID", "CO2", "AI", "IT", "HAVO", "PO", "VO", "BRP", "WOZ", "WIA", "WMO", "WLZ", "WBSO", "ISDE", "BIG",
    "EORI",
})  # fmt: skip
# Not the letters of a postcode, and not half of a name such as RI&E.
_AFKORTING = re.compile(r"(?<![\w.&-])(?<!\d{4} )[A-Z][A-Z0-9]{1,5}(?![\w&-])")
_ROMEINS = re.compile(r"[IVXLC]+")
_NUMMER = re.compile(r"[A-Z]{1,3}[0-9]+[A-Z]?")
_U = frozenset({"u", "uw", "uzelf"})
_JE = frozenset({"je", "jij", "jou", "jouw", "jezelf", "jullie"})
_NEE = "(?:niet|geen|nooit|niemand|nergens|niets)"
# Right after each other, or with one word between them that starts no new part.
_NEE_NEE = re.compile(rf"\b{_NEE} (?:(?!en|of|maar|dan|is|als|dat|die|zolang)\w+ )?{_NEE}\b", re.IGNORECASE)
_DUBBEL_ON = re.compile(
    r"\b(?:niet|geen|nooit)\s+(on(?:mogelijk|gebruikelijk|aanzienlijk|redelijk|belangrijk|verstandig|voldoende|terecht|"
    r"bekend|waarschijnlijk|denkbaar|juist)e?)\b",
    re.IGNORECASE,
)
_NIET_ZONDER = re.compile(r"\b(?:niet uitgesloten|tenzij \w+(?: \w+){0,3} niet|niet zonder meer niet)\b", re.IGNORECASE)


def check_taal(stukken: Sequence[Stuk], *, namen: Sequence[str] = ()) -> Iterator[Bevinding]:
    """Everything about the Dutch of a page.

    Args:
        stukken: its texts.
        namen: names that explain themselves here: of the page, its organisation and its laws.
    """
    zinnen = [(stuk, zin) for stuk in stukken if stuk.vorm != Vorm.HTML for zin in split_zinnen(stuk.tekst)]
    for stuk, zin in zinnen:
        yield from _check_zin(stuk, zin)
    yield from _check_woorden(zinnen, namen)
    yield from _check_gemiddelde(zinnen)
    yield from _check_alineas(stukken)
    yield from _check_lijdend(zinnen)
    yield from _check_aanspreekvorm(zinnen)
    yield from _check_afkortingen(stukken, namen)


def _check_zin(stuk: Stuk, zin: Zin) -> Iterator[Bevinding]:
    aantal = len(zin.woorden)
    if aantal > MAX_WOORDEN:
        ernst = Ernst.LET_OP if aantal > TE_LANG else Ernst.TIP
        yield Bevinding(
            Soort.LANGE_ZIN, ernst, stuk.veld, f"Deze zin heeft {aantal} woorden. Tot {MAX_WOORDEN} leest prettig.",
            "Maak er twee zinnen van.", zin.tekst,
        )  # fmt: skip
    if "men" in zin.klein:
        yield Bevinding(
            Soort.AANSPREEKVORM, Ernst.LET_OP, stuk.veld, "‘Men’ zegt niet wie het doet.", "Schrijf: u, of noem wie.",
            zin.tekst,
        )  # fmt: skip
    if dubbel := find_dubbel_niet(zin):
        yield Bevinding(
            Soort.DUBBEL_NIET, Ernst.TIP, stuk.veld, f"‘{dubbel}’ zegt twee keer nee.", "Zeg wat wél kan of moet.",
            zin.tekst,
        )  # fmt: skip


def _check_woorden(zinnen: Sequence[tuple[Stuk, Zin]], namen: Iterable[str]) -> Iterator[Bevinding]:
    """Each difficult word once, unless it is part of a name here or the page says what it means."""
    in_namen = f" {' '.join(' '.join(Zin(naam).klein) for naam in namen)} "
    alles = " ".join(zin.tekst.lower() for _, zin in zinnen)
    gezien: set[tuple[str, ...]] = set()
    for stuk, zin in zinnen:
        for regel in find_moeilijk(zin):
            woord = " ".join(regel.vorm)
            if regel.vorm in gezien or f" {woord} " in in_namen or _is_verklaard(woord, alles):
                continue
            gezien.add(regel.vorm)
            ernst = Ernst.LET_OP if regel.altijd else Ernst.TIP
            waarom = f"‘{woord}’ is ambtelijk." if regel.altijd else f"Niet iedereen kent ‘{woord}’."
            yield Bevinding(Soort.MOEILIJK_WOORD, ernst, stuk.veld, waarom, f"Schrijf: {regel.gewoon}.", zin.tekst)


def _is_verklaard(woord: str, alles: str) -> bool:
    """Does the page explain the word: `leges zijn`, `een akte is`, `dat heet leges`, `kosten (leges)`?"""
    kern = re.escape(woord)
    return bool(
        re.search(rf"\b{kern}(?: is| zijn| betekent|, dat is|, dat zijn| \()|\({kern}\)|\bhe(?:et|ten) {kern}\b", alles)
    )


def find_dubbel_niet(zin: Zin) -> str:
    """The words that deny twice; empty if there are none. `Geen antwoord is geen toestemming` is clear."""
    for vorm in (_DUBBEL_ON, _NIET_ZONDER, _NEE_NEE):
        if gevonden := vorm.search(zin.tekst):
            return gevonden.group()
    return ""


def _check_gemiddelde(zinnen: Sequence[tuple[Stuk, Zin]]) -> Iterator[Bevinding]:
    lopend = [len(zin.woorden) for stuk, zin in zinnen if stuk.vorm == Vorm.TEKST]
    if len(lopend) >= 5 and (gemiddeld := sum(lopend) / len(lopend)) > MAX_GEMIDDELD:  # noqa: PLR2004 - fewer say little
        yield Bevinding(
            Soort.LANGE_ZIN, Ernst.LET_OP, "", f"Gemiddeld heeft een zin hier {gemiddeld:.0f} woorden.",
            f"Kort in tot ongeveer {MAX_GEMIDDELD}. Begin met de langste zinnen.",
        )  # fmt: skip


def _check_alineas(stukken: Sequence[Stuk]) -> Iterator[Bevinding]:
    for stuk in stukken:
        if stuk.vorm != Vorm.TEKST:
            continue
        for alinea in stuk.tekst.split("\n\n"):
            aantal = len(Zin(alinea).woorden)
            if aantal > MAX_ALINEA:
                yield Bevinding(
                    Soort.LANGE_ALINEA, Ernst.TIP, stuk.veld, f"Deze alinea heeft {aantal} woorden.",
                    "Knip haar in stukken. Zet één onderwerp in een alinea.", _begin(alinea),
                )  # fmt: skip


def _check_lijdend(zinnen: Sequence[tuple[Stuk, Zin]]) -> Iterator[Bevinding]:
    gevonden = [(stuk, zin, woorden) for stuk, zin in zinnen if (woorden := find_lijdend(zin))]
    if len(gevonden) <= max(MAX_LIJDEND, LIJDEND_DEEL * len(zinnen)):
        return
    for stuk, zin, woorden in gevonden:
        yield Bevinding(
            Soort.LIJDENDE_VORM, Ernst.TIP, stuk.veld, f"Lijdende vorm: ‘{woorden}’. Wie doet het?",
            "Noem wie het doet: de gemeente, u, de dienst.", zin.tekst,
        )  # fmt: skip


def _check_aanspreekvorm(zinnen: Sequence[tuple[Stuk, Zin]]) -> Iterator[Bevinding]:
    """`u` and `je` in what we say; in a question people may say what they like."""
    eigen = [(stuk, zin) for stuk, zin in zinnen if stuk.vorm == Vorm.TEKST]
    met_u = [paar for paar in eigen if _U & set(paar[1].klein)]
    met_je = [paar for paar in eigen if _JE & set(paar[1].klein)]
    if not met_u or not met_je:
        return
    anders, gewoon = (met_je, "u") if len(met_je) <= len(met_u) else (met_u, "je")
    for stuk, zin in anders:
        yield Bevinding(
            Soort.AANSPREEKVORM, Ernst.LET_OP, stuk.veld, "Op deze pagina staan ‘u’ en ‘je’ door elkaar.",
            f"Schrijf overal ‘{gewoon}’.", zin.tekst,
        )  # fmt: skip


def _check_afkortingen(stukken: Sequence[Stuk], namen: Iterable[str]) -> Iterator[Bevinding]:
    alles = "\n".join(stuk.tekst for stuk in stukken if stuk.vorm != Vorm.HTML)
    in_namen = set(_AFKORTING.findall(" ".join(namen)))
    hoe_vaak = Counter(_AFKORTING.findall(alles))
    for afkorting in hoe_vaak:
        bekend = afkorting in _BEKEND or afkorting in in_namen or _ROMEINS.fullmatch(afkorting)
        if bekend or _NUMMER.fullmatch(afkorting) or is_uitgelegd(afkorting, alles):
            continue
        stuk = next(stuk for stuk in stukken if afkorting in stuk.tekst)
        zin = next((zin.tekst for zin in split_zinnen(stuk.tekst) if afkorting in zin.tekst), "")
        yield Bevinding(
            Soort.AFKORTING, Ernst.TIP, stuk.veld, f"Niet iedereen weet wat {afkorting} betekent.",
            f"Schrijf het één keer voluit: naam ({afkorting}).", zin,
        )  # fmt: skip


def is_uitgelegd(afkorting: str, tekst: str) -> bool:
    """Does the text say what it stands for: `naam (ABC)`, `ABC (naam)`, `ABC, de ...` or `ABC is ...`?"""
    kort = re.escape(afkorting)
    vormen = (
        rf"\({kort}\)|{kort} \(|{kort}, (?:de|het|een)\b|{kort} (?:is|betekent|staat voor)\b|"
        rf"(?:heet|kort|afgekort) (?:de |het |een )?{kort}\b"
    )
    return bool(re.search(vormen, tekst))


def _begin(tekst: str) -> str:
    return f"{tekst[:157].rstrip()}…" if len(tekst) > 160 else tekst  # noqa: PLR2004 - a quote, not the text
