"""The checks of one sentence of the model against the sources that it cites, each a pure function.

A check returns why the sentence may not be shown, or nothing. Each is rather too strict than too mild: what is dropped
is missed by nobody, for the composed answer stands beside it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wegwijzer_ai.antwoord.taal import detect
from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.generator.eenheden import Deelzin, Eenheid, Uitlijning, read_eenheid
from wegwijzer_ai.generator.feiten import Feit, holds, read_grenzen
from wegwijzer_ai.generator.hygiene import find_address, find_instruction
from wegwijzer_ai.generator.model import Record
from wegwijzer_ai.generator.namen import Namen
from wegwijzer_ai.generator.woorden import wortels
from wegwijzer_ai.retrieval.tokens import words

MOST_WORDS = 30
FEWEST_WORDS = 3
# Share of its words of substance that the sources must have; see FLOOR in verifieren.
LEAST_KNOWN = 0.5
# So many statements of the source are about the same as a sentence, at most.
NEAR = 6
# Clauses with fewer words of substance cannot be told apart.
ENOUGH = 2

# Words that make a promise or a duty out of a fact, and what the source must then say.
_STERK = tuple(
    (re.compile(rf"(?i)\b(?:{gezegd})\b"), re.compile(rf"(?i)\b(?:{gedekt})\b"))
    for gezegd, gedekt in (
        (
            r"gratis|kosteloos|niets betalen|betaalt niets|kost (?:u )?niets|geen kosten",
            r"gratis|kosteloos|(?:kost\w*|betaal\w*|rekent|vraagt) (?:\w+ ){0,2}niets|geen (?:kosten|geld|leges)",
        ),
        (r"altijd", r"altijd|steeds"),
        (r"nooit", r"nooit"),
        (r"iedereen", r"iedereen"),
        (r"alleen|uitsluitend|slechts", r"alleen|uitsluitend|slechts|enkel"),
        (r"verplicht\w*", r"verplicht\w*|moet|moeten|plicht"),
        (r"automatisch|vanzelf", r"automatisch|vanzelf"),
        (r"direct|meteen|onmiddellijk", r"direct|meteen|onmiddellijk|dezelfde dag|zo snel mogelijk"),
        (r"maximaal|hoogstens|hooguit|ten hoogste", r"maximaal|maximum|hoogstens|hooguit|ten hoogste|niet meer|tot"),
        (r"minimaal|minstens|ten minste", r"minimaal|minimum|minstens|ten minste|tenminste|vanaf|of meer|of ouder"),
        (r"uiterlijk|binnen", r"uiterlijk|binnen|voor|tot"),
        (r"strafbaar|boete\w*", r"straf\w*|boete\w*"),
        (r"recht op", r"recht"),
        (r"garantie|gegarandeerd|zeker", r"garantie|gegarandeerd|zeker\w*"),
    )
)
_PLICHT = re.compile(r"(?i)\b(?:moet|moeten|verplicht\w*|dient u)\b")
_VRIJ = re.compile(r"(?i)\b(?:kan|kunt|kunnen|mag|mogen|hoeft|hoeven|vrijwillig|vanzelf|automatisch)\b")
_HOOFDLETTER = re.compile(r"[A-ZÀ-Ý][\w’'.-]*")
_TOKEN = re.compile(r"link_\d+")


@dataclass(frozen=True)
class Bekeken:
    """A sentence under examination, the ids that it cites and the records that those stand for."""

    tekst: str
    bronnen: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def uitlijning(self) -> Uitlijning:
        """The statements of its sources."""
        return Uitlijning([eenheid for record in self.records for eenheid in record.eenheden])

    @property
    def eenheid(self) -> Eenheid:
        """The sentence with its clauses."""
        return read_eenheid(self.tekst)


def check_sources(zin: Bekeken) -> str:
    """It cites at least one source, and no other than it was given."""
    if not zin.bronnen:
        return "noemt geen bron"
    given = {record.id for record in zin.records}
    unknown = [bron for bron in zin.bronnen if bron not in given]
    return f"noemt een bron die er niet is: {', '.join(unknown)}" if unknown else ""


def check_length(zin: Bekeken) -> str:
    """One sentence of at most thirty words."""
    count = len(words(zin.tekst))
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        return f"telt {count} woorden"
    return "is meer dan één zin" if len(split_sentences(zin.tekst)) > 1 else ""


def check_language(zin: Bekeken) -> str:
    """Dutch, as its sources: the other checks read nothing else."""
    taal = detect(zin.tekst, "nl")
    return f"is niet in het Nederlands: {taal}" if taal != "nl" else ""


def check_addresses(zin: Bekeken) -> str:
    """No web or mail address, and no token but that of a source that it cites."""
    if found := find_address(zin.tekst):
        return f"noemt een adres: {found}"
    own = {record.link for record in zin.records}
    vreemd = [token for token in _TOKEN.findall(zin.tekst) if token not in own]
    return f"noemt een link van een andere bron: {', '.join(vreemd)}" if vreemd else ""


def check_instructions(zin: Bekeken) -> str:
    """Nothing that talks to a machine, of a machine, or asks for a secret."""
    found = find_instruction(zin.tekst)
    return f"lijkt een opdracht: {found}" if found else ""


def check_figures(zin: Bekeken) -> str:
    """Every number, amount, date, term and telephone number stands in a source that it cites."""
    said = {feit for record in zin.records for feit in record.feiten}
    missing = [feit for feit in zin.eenheid.geheel.feiten if not holds(feit, said)]
    return f"staat niet in de bron: {', '.join(sorted(map(_show, missing)))}" if missing else ""


def check_figure_places(zin: Bekeken) -> str:
    """A figure belongs to what it says it belongs to: not the amount of one document given to the other."""
    uitlijning = zin.uitlijning
    wrong = [
        feit
        for deel in zin.eenheid.delen
        for feit in deel.feiten
        if feit.eenheid and not _in_place(feit, deel.stammen or zin.eenheid.geheel.stammen, uitlijning)
    ]
    said = {pair for record in zin.records for pair in read_grenzen(record.tekst)}
    wrong += [feit for voor, feit in read_grenzen(zin.tekst) if not _same_limit(voor, feit, said)]
    return f"hoort in de bron bij iets anders: {', '.join(sorted(set(map(_show, wrong))))}" if wrong else ""


def _same_limit(voor: str, feit: Feit, said: Iterable[tuple[str, Feit]]) -> bool:
    """Where the source has terms after the same word (`binnen 3 maanden`), this is one of them."""
    others = [ander for woord, ander in said if woord == voor and ander.eenheid == feit.eenheid]
    return not others or feit in others


def _in_place(feit: Feit, stammen: frozenset[str], uitlijning: Uitlijning) -> bool:
    best = uitlijning.best(stammen, eenheid=feit.eenheid)
    if best and not any(holds(feit, eenheid.geheel.feiten) for eenheid in best):
        return False
    delen = [deel for eenheid in best for deel in eenheid.delen if any(f.eenheid == feit.eenheid for f in deel.feiten)]
    shared = [len(stammen & deel.stammen) for deel in delen]
    most = max(shared, default=0)
    closest = [deel for deel, count in zip(delen, shared, strict=True) if count == most]
    return not most or any(holds(feit, deel.feiten) for deel in closest)


def check_names(zin: Bekeken, namen: Namen) -> str:
    """Every organisation, product and other name stands in a source that it cites."""
    said = {word for record in zin.records for word in record.stammen}
    # The first word has a capital anyway, unless it has more of them.
    capitals = [name for name in _capitals(zin.tekst) if not set(wortels(name)) <= said]
    known = [name for name in namen.find(zin.tekst) if not any(_stands_in(name, record) for record in zin.records)]
    missing = capitals + [" ".join(name) for name in known]
    return f"staat niet in de bron: {', '.join(dict.fromkeys(missing))}" if missing else ""


def _capitals(tekst: str) -> list[str]:
    found = []
    for match in _HOOFDLETTER.finditer(_TOKEN.sub(" ", tekst)):
        name = match.group().rstrip(".-’'")
        first = not tekst[: match.start()].strip(" \"'‘“(")
        if name.lower() not in {"u", "uw"} and not (first and name[1:] == name[1:].lower()):
            found.append(name)
    return found


def _stands_in(name: Sequence[str], record: Record) -> bool:
    size = len(name)
    said = record.stammen
    return any(said[start : start + size] == tuple(name) for start in range(len(said) - size + 1))


def check_strong_words(zin: Bekeken) -> str:
    """Words such as `gratis`, `altijd` and `uiterlijk` stand where the source is about the same."""
    near = zin.uitlijning.nearest(zin.eenheid.geheel.stammen, most=NEAR)
    said = "\n".join(eenheid.tekst for eenheid in near)
    missing = [
        match.group() for gezegd, gedekt in _STERK if (match := gezegd.search(zin.tekst)) and not gedekt.search(said)
    ]
    return f"zegt meer dan de bron: {', '.join(missing)}" if missing else ""


def check_words(zin: Bekeken) -> str:
    """Enough of its words stand in the sources that it cites: a summary needs few of its own."""
    own = zin.eenheid.geheel.stammen
    said = {word for record in zin.records for word in record.stammen}
    known = len(own & said)
    return f"{known} van {len(own)} woorden staan in de bron" if known < LEAST_KNOWN * len(own) else ""


def check_duty(zin: Bekeken) -> str:
    """What one may is not told as what one must."""
    if not _PLICHT.search(zin.tekst):
        return ""
    best = zin.uitlijning.best(zin.eenheid.geheel.stammen)
    free = best and all(_VRIJ.search(eenheid.tekst) and not _PLICHT.search(eenheid.tekst) for eenheid in best)
    return f"maakt een plicht van: {best[0].tekst}" if free else ""


def check_denials(zin: Bekeken) -> str:
    """`Niet` and `geen` stand where the source has them, and nowhere else."""
    uitlijning = zin.uitlijning
    copied = uitlijning.copied(zin.eenheid)
    if copied:
        same = any(_denies_as_often(zin.eenheid, eenheid) for eenheid in copied)
        return "" if same else f"ontkent anders dan de bron: {copied[0].tekst}"
    wrong = [deel.tekst for deel in _clauses(zin.eenheid) if not _denies_alike(deel, uitlijning)]
    return f"zegt het omgekeerde of iets dat er niet staat: {'; '.join(wrong)}" if wrong else ""


def _denies_as_often(zin: Eenheid, bron: Eenheid) -> bool:
    """As often as the clauses that it took over; a condition may have been a question in the source."""
    taken = sum(deel.ontkenningen for deel in bron.delen if deel.stammen <= zin.geheel.stammen)
    own = sum(deel.ontkenningen for deel in zin.delen if not (deel.voorwaarde and bron.vraag_ontkent))
    return own == taken


def _clauses(eenheid: Eenheid) -> Sequence[Deelzin]:
    """What can be compared: the clauses that are long enough, or the statement as a whole; and denied conditions."""
    voorwaarden = [deel for deel in eenheid.delen if deel.voorwaarde]
    uitspraken = [deel for deel in eenheid.delen if not deel.voorwaarde]
    lang = [deel for deel in uitspraken if len(deel.stammen) >= ENOUGH]
    if not lang or any(deel.ontkent for deel in uitspraken if deel not in lang):
        lang = [replace(eenheid.geheel, ontkenningen=sum(deel.ontkenningen for deel in uitspraken))]
    return [*lang, *(deel for deel in voorwaarden if deel.ontkent)]


def _denies_alike(deel: Deelzin, uitlijning: Uitlijning) -> bool:
    best = uitlijning.best_clauses(deel.stammen)
    if not best:
        return not deel.ontkent
    if deel.voorwaarde:
        return any(eenheid.geheel.ontkent or eenheid.vraag_ontkent for eenheid, _ in best)
    return any((bron.ontkent and not bron.voorwaarde) == deel.ontkent for _, bron in best)


def _show(feit: Feit) -> str:
    return f"{feit.waarde} {feit.eenheid}".strip()
