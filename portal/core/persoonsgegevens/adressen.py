"""Where somebody lives: a postcode with a number, a street with a number. A street or postcode alone is a place."""

import re

from portal.core.persoonsgegevens.model import Zoeker, by_cased_pattern, by_pattern

_NUMBER_WORD = r"(?:(?:, ?| )(?:nr\.?|nummer|no\.?|number|huis ?nummer|huis ?nr\.?|#))?"
_ADDITION = (
    r"(?:(?: ?- ?\d{1,4}| ?- ?[a-z]{1,2}| ?[a-z]|[ \-]?(?:bis|hs|huis|rood|zw|boven|beneden|[iI]{1,3}))(?![a-z0-9]))?"
)
_HOUSE = rf"{_NUMBER_WORD},? ?(?P<nr>\d{{1,5}}){_ADDITION}(?![\d.]*\d|%|\w)"
# Two small letters behind a year are a word: `2026 en 2027`.
_TWO_LETTERS = (
    "en of op in is om te na ik we je ze er al af as at to or an by if my no so de di ku pa ta mi bo km kg cm mm "
    "up on ha us it be do go me he ex ja nu ga ma wo vr za zo dr st nd rd th ml pk jr"
)
_SMALL_WORDS = frozenset(_TWO_LETTERS.split())
_NEVER_ISSUED = frozenset({"sa", "sd", "ss"})
_UNIT_AFTER = re.compile(
    r"(?i)^[ -]?(?:jaar|jr|uur|u\b|min|minuten|dag(?:en)?|weken|week|maand(?:en)?|km\b|kilometer|meter|m\b|cm"
    r"|mm|m2|m²|ton|kg|euro"
    r"|eur\b|€|keer|maal|x\b|personen|mensen|kinderen|woningen|huizen|kamers|procent|graden|auto|stuks|per\b"
    r"|years?|hours?|days?"
    r"|weeks?|months?|people|times|percent|aña|ora|dia|ur\b|verdieping|hoog\b|bomen|plekken|plaatsen|of \d"
    r"|tot \d|en \d|à)"
)
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
# Words that end like a street and are none.
_NO_STREET = re.compile(
    r"(?:snel|onder|om|spoor|water|lucht|vaar|half|door|uit|aan|toe|rij|aanvlieg|hoofdvaar)weg"
    r"|(?:fiets|wandel|voet|ruiter|zebra|gang|tijd|groei|leer|carrière|loop|karren|speur|ontwikkel)pad"
    r"|(?:school|werk|leerwerk|speel|sport|camper|parkeer|laad)plein|(?:gerechts|kerk|dieren)hof"
    r"|(?:winkel|zij|woon|doodlopende)straat|kazerne\w*|bedstee?g",
    re.IGNORECASE,
)
_STREET = (
    "straat|str\\.|laan|ln\\.|weg|plein|gracht|kade|singel|dreef|hof|pad|steeg|dijk|plantsoen|straatweg"
    "|boulevard|allee|wal"
)
# These end ordinary words as often, so the name must have a large letter.
_STREET_CAPITAL = (
    "markt|park|burg|ring|haven|tuin|kamp|oord|baan|veld|hage|brink|meent|vaart|zoom|poort|erf|horst|donk|akker"
    "|lei|berg"
)


def _is_address(match: re.Match[str]) -> bool:
    """A number that is no year and counts nothing."""
    number = match.group("nr")
    named = re.search(r"(?i)(?:nr|nummer|no|number)\.? ?$", match.string[match.start() : match.start("nr")])
    if _YEAR.fullmatch(number) and not named:
        return False
    return not _UNIT_AFTER.match(match.string[match.end() : match.end() + 12])


def _is_street(match: re.Match[str]) -> bool:
    return _NO_STREET.fullmatch(match.group("straat")) is None and _is_address(match)


def _is_postcode(match: re.Match[str]) -> bool:
    letters, number = match.group("letters"), match.group("nr")
    if letters.lower() in _NEVER_ISSUED:
        return False
    # `2026 en 2027`, `1012 EN 1013`.
    is_word = bool(match.group("gat")) and letters.lower() in _SMALL_WORDS
    if is_word and (letters.islower() or len(number) == len(match.group("cijfers"))):
        return False
    return not _UNIT_AFTER.match(match.string[match.end() : match.end() + 12])


_POSTCODE = r"(?<![\d.,])(?P<cijfers>[1-9]\d{3})(?P<gat> ?)(?P<letters>[a-z]{2})"
find_postcode_number: Zoeker = by_pattern(
    rf"{_POSTCODE}(?![a-z0-9])(?:,? (?:te |in )?[a-z]{{3,20}},?)?{_HOUSE}", _is_postcode
)
find_number_postcode: Zoeker = by_pattern(
    r"(?<![\w.,-])(?:huis ?)?(?:nummer|nr\.?|number) (?P<nr>\d{1,5})[a-z]?,? (?:en )?(?:met )?(?:postcode |op )?"
    r"(?P<cijfers>[1-9]\d{3})(?P<gat> ?)(?P<letters>[a-z]{2})(?![a-z0-9])",
    _is_postcode,
)
find_street: Zoeker = by_pattern(
    rf"(?<![\w'\-])(?P<p>(?:(?:[12]e|eerste|tweede|oude?|nieuwe?|lange|korte|grote|kleine|hoge|lage|van der|van de|van "
    rf"den|van|de|der|den) )?"
    rf"(?P<straat>[a-zà-ÿ'\-]{{3,40}}(?:{_STREET})){_HOUSE})",
    _is_street,
)
find_named_street: Zoeker = by_cased_pattern(
    rf"(?<![\w'\-])(?P<p>(?P<straat>[A-ZÀ-Ý][\w'\-]{{2,40}}(?:{_STREET_CAPITAL})){_HOUSE})", _is_street
)
find_two_word_street: Zoeker = by_cased_pattern(
    r"\b(?P<p>(?:(?:[Oo]ude?|[Nn]ieuwe?|[Ll]ange|[Kk]orte|[Gg]rote|[Kk]leine|[Hh]oge|[Ll]age) (?:[Gg]racht"
    r"|[Ss]traat|[Ww]eg"
    r"|[Dd]ijk|[Ss]ingel|[Hh]aven|[Mm]arkt|[Vv]oorhout|[Kk]ade|[Hh]of)|Laan (?:van|der|de|van de|van der) [A-Z][\w'\-]+"
    r"(?: [A-Z][\w'\-]+)?|Plein \d{4}|[A-Z][\w'\-]+ (?:Straat|Laan|Weg|Plein|Gracht|Kade|Singel))"
    rf"{_HOUSE})",
    _is_address,
)
find_kaya: Zoeker = by_pattern(
    rf"(?<![\w'\-])(?P<p>(?:kaya|kaminda|bulevar|boulevard|caya|plasa|plaza)"
    rf"(?: (?:di |den |e )?[a-z.'\-]{{2,20}}){{1,3}}?{_HOUSE})",
    _is_address,
)
find_english_street: Zoeker = by_cased_pattern(
    r"(?<![\d.,])(?P<p>(?P<nr>\d{1,4})[a-zA-Z]?,? (?:[A-Z][\w'\-]+ ){1,3}(?:Street|Road|Lane|Avenue|Drive"
    r"|Square|St\.|Rd\.|Ave\.?))(?!\w)"
)
find_home: Zoeker = by_cased_pattern(
    r"\b(?:[Ww]oon(?:t|achtig)?|[Ww]onen(?:de)?|[Aa]dres(?: is)?|[Ll]ives? at|[Aa]ddress(?: is)?|[Bb]iba na"
    r"|[Aa]dr[eè]s ta)\b:? "
    r"(?:ik )?(?:(?:op|aan|in|at|on|de|het|na|te|is|nu) ){0,3}(?P<p>(?:(?:de|het|van|der|den|'t) "
    r")?[A-ZÀ-Ý][\w'\-]+(?: (?:(?:van|der|de|den) )?[A-ZÀ-Ý][\w'\-]+){0,3}"
    rf"{_HOUSE})",
    _is_address,
)
