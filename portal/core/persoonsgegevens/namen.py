"""Names of people: where somebody says it is one, or by a first name that many people here bear."""

import re
from collections.abc import Iterator
from pathlib import Path

from portal.core.persoonsgegevens.model import Plek, Zoeker, by_cased_pattern

# First names that are seldom a word; those that are (`Roos`, `Wil`, `Mark`) count only after `ik heet`.
FIRST_NAMES = frozenset(Path(__file__).with_name("voornamen.txt").read_text(encoding="utf-8").split())
# Look like a person and are a place or a known name.
_NO_PERSON = re.compile(
    r"(?:Anna Paulowna|Albert (?:Heijn|Cuyp\w*|Schweitzer)|Maria Hoop|Jan van Gent|Jan Thiel|Anne Frank|Johan Crui\w+"
    r"|[Ss]int \w+|Willem[ -]Alexander|Martin Luther"
    r"|(?:Johan|Johannes|Jan|Willem|Maria|Anna|Peter) [\w'\- ]{0,30}(?:straat|laan|weg|plein|gracht|kade|singel"
    r"|school|college|ziekenhuis"
    r"|huis|kerk|stichting|fonds|museum|brug|tunnel|universiteit|kliniek|park|arena|stadion|Arena|Park|School"
    r"|College|Museum))\b"
)
_CAP = r"[A-ZÀ-ÖØ-ÞĀĆČĎĐĞİŁŃŇŐŘŚŞŠŤŰŽŹŻ][\w'\-]{0,24}\w"
_TUSSEN = r"(?:van(?: de[rn]?)?|de|der|den|het|'t|ten|ter|te|el|al|bin|ben|da|dos|la|von|op 't|in 't)"
_MORE = rf"(?:(?: {_TUSSEN})? {_CAP}|(?: {_TUSSEN}){{1,2}} {_CAP})"
# Words that end a name in small letters.
_NO_NAME = (
    "en|ik|maar|want|uit|van|met|op|in|bij|de|het|een|mijn|m'n|wil|wilt|heb|heeft|ben|bent|is|was|ga|kan"
    "|moet|mag|woon|geb|geboren|al"
    "|zoek|vraag|verhuis|verhuisd|werk|sinds|nu|niet|ook|nog|als|of|om|te|dat|die|wat|hoe|wie|waar|wanneer"
    "|waarom|hij|zij|ze|wij|we"
    "|jullie|u|er|dit|daar|hier|zo|dus|dan|voor|naar|aan|over|door|na|tot|tegen|zonder|onder|tijdens|anders"
    "|verkeerd|fout|onjuist|veranderd"
    "|gewijzigd|gespeld|geschreven|verandert|wijzigen|wijzigt|veranderen|vermeld|onbekend|belangrijk|nodig"
    "|correct|goed|misspeld|wrong|misspelled"
    "|changed|different|missing|still|too|very|gone|listed|written|registered|known|under|never|always"
    "|already|spelled|incorrect|not|and|i|am|is|the|a|an|my|on|in|at|from|but|want|need|have|to|for|was|i'm"
    "|ta|ku|mi|i|pa|den|na|no|por|ke|mester"
    "|sindsdien|officieel|eigenlijk|helaas|gewoon|inmiddels|straks|welkom|voluit|alleen|nooit|hetzelfde"
    "|volgens|per|hallo|dochter|zoon|vader|moeder"
    "|gestolen|gebruikt|misbruikt|stolen|used|missing|kwijt|stond|staat|komt|klopt|hoort|moest|werd|wordt"
    "|worden|moeten|kon|zal|zou|gaat|skirb[ií]|robes|kambia|malu|eror"
)
_SMALL = rf"(?!(?:{_NO_NAME})\b)[a-zà-ÿ][a-zà-ÿ'\-]+(?![\w'\-])"
_INTRO = (
    r"(?:[Ii]k heet|[Hh](?:ij|aar|un)? heet|[Zz](?:ij|e) heet|(?:[Mm](?:ijn|'n|n|e)|[Zz]ijn|[Hh]aar|[Uu]w) "
    r"(?:volledige |eigen |officiële )?naam(?: is|:)"
    r"|[Mm]y (?:full |first |last )?name(?: is|'s|:)|(?:[Hh]is|[Hh]er) name is|I am called|[Mm]i (?:n[òo]mber"
    r"|nomber) (?:ta|:)|[Mm]i (?:ta )?yama"
    r"|(?:^|[.\n] ?)[Nn]aam ?:|[Vv]oornaam ?:|[Aa]chternaam ?:|[Aa]chternaam is|[Vv]oornaam is|[Nn]òmber ?:)"
)


def _is_told_name(match: re.Match[str]) -> bool:
    """In small letters after `naam is` only what is surely one: `mijn achternaam is belachelijk`."""
    name = match.group("p")
    if not name.islower() or match.group("intro").lower().endswith(("heet", "called", "name is", "name's", ":")):
        return True
    first, *rest = name.split()
    return first in FIRST_NAMES or len(rest) > 1


find_told_name: Zoeker = by_cased_pattern(
    rf"(?<!\w)(?P<intro>{_INTRO}) +(?P<p>(?:{_TUSSEN} )?{_CAP}(?:{_MORE}){{0,4}}|{_SMALL}(?: {_TUSSEN}){{1,3}} {_SMALL}"
    rf"|{_SMALL}(?: {_SMALL})?(?= *(?:$|[,.;!?(]|(?:{_NO_NAME})\b))|{_SMALL})",
    _is_told_name,
)
_OFFICE = "(?:Burgemeester|Minister|Wethouder|Voorzitter|Rechter|Notaris|Dokter|Of|En|Or|And|Ik|Kunt|Mag)"
find_titled_name: Zoeker = by_cased_pattern(
    r"\b(?:[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Mm]rs?\.?|[Mm]s\.?|[Dd]e heer|[Ss](?:eñor|hon|ra)\.?) "
    rf"(?P<p>(?!{_OFFICE}\b)"
    rf"(?:[A-Z]\.? ?){{0,4}}(?:(?:[Vv]an(?: [Dd]e[rn]?)?|[Dd]e[rn]?|[Tt]e[nr]) )?{_CAP}(?:[ -]{_CAP})?)"
)
find_signature: Zoeker = by_cased_pattern(
    r"(?i:(?:m\.?v\.?g\.?|groet(?:en|jes)?|gr\.|(?:kind|best|warm) regards|regards|saludos?|danki)),?(?: van)?[ ,]+"
    rf"(?P<p>(?!Gemeente|Den |De |Het ){_CAP}(?:{_MORE}){{0,2}})(?=[ .!]*$)"
)
# `in Den Haag geboren`, `Als Nederlander geboren`.
_PLACE_OR_WORD = re.compile(
    r"\b(?:in|op|uit|te|at|from|na|den|In|Op|Uit|Te|At|From|Na|Den|Als|Ik|Mijn|Onze?|Wie|Is|Een|De|Het|Zijn"
    r"|Haar|Wanneer|Kind|Baby|My|I|The|If"
    r"|Children|Wij|We|Je|U|Bent|Bij|Sint|sint|op|Nederland\w*|Gemeente) "
)
# Two names or more right before a date of birth, known or not.
find_name_before_birth: Zoeker = by_cased_pattern(
    rf"(?<![\w'\-])(?P<p>{_CAP}(?:{_MORE}){{1,4}})(?=[ ,(]{{1,3}}(?:(?:is|was|ben|werd) )?(?:(?i:geb\b|geb\.|geboren"
    rf"|born|d\.?o\.?b)|°|\*))",
    lambda match: not _PLACE_OR_WORD.search(match.string[max(0, match.start() - 8) : match.end()]),
)
_ORGANISATIE = re.compile(
    r"(?:Stichting|School|College|Fonds|Museum|Park|Plein|Huis|Kerk|Arena|Stadion|Ziekenhuis|Universiteit"
    r"|Kliniek|BV|NV|Heijn)\b"
)
_KNOWN_START = re.compile(r"\b[^\W\d_]{2,}(?:-[^\W\d_]+)?\b")
_SURNAME = re.compile(rf"(?:{_MORE}){{1,4}}")
_SMALL_SURNAME = re.compile(rf"(?: {_TUSSEN}){{1,3}} {_SMALL}")
_SAYS_WHO = re.compile(
    r"(?i)(?:\b(?:ik ben|i am|i'm|mi ta|dit is|this is|zoon|dochter|zoontje|dochtertje|man|vrouw|vriend"
    r"|vriendin|partner|ex|vader|moeder|broer"
    r"|zus|oma|opa|oom|tante|kind|baby|son|daughter|husband|wife|brother|sister|father|mother|yu|kasá|tata"
    r"|mama|ruman|genaamd|namens|voor mijn)) $"
)
_BEFORE_BIRTH = re.compile(r"(?i)[ ,(]{1,3}(?:geb\b|geb\.|geboren|born|[0-3]?\d[-/][01]?\d[-/]\d\d)")


def find_known_names(tekst: str) -> Iterator[Plek]:
    """A first name with a surname; or alone where the text says that it is who somebody is."""
    end = 0
    for match in _KNOWN_START.finditer(tekst):
        if match.start() < end:
            continue
        before = tekst[max(0, match.start() - 16) : match.start()]
        if match.group().lower() not in FIRST_NAMES or before.lower().endswith("sint "):
            continue
        large = match.group()[0].isupper()
        surname = (_SURNAME if large else _SMALL_SURNAME).match(tekst, match.end())
        until = surname.end() if surname else match.end()
        said = _SAYS_WHO.search(before) or _BEFORE_BIRTH.match(tekst, until)
        full = large and surname and not _ORGANISATIE.search(surname.group())
        if (full or said) and not _NO_PERSON.match(tekst, match.start()):
            end = until
            yield match.start(), end
