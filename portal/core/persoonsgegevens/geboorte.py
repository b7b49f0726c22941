"""Dates of birth, in figures and in words. A date that a rule is about (`geboren vóór 1 januari 1961`) is nobody's."""

import re

from portal.core.persoonsgegevens.model import Zoeker, by_pattern

_MONTH = (
    "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|march|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?"
    "|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|yan[uü]ari|febr[uü]ari|mart"
    "|aprel|y[uü]ni|y[uü]li"
    "|oug[uü]st[uü]s|s[eèé]pt[eèé]mber|òktober|nov[eèé]mber|des[eèé]mber"
)
_YEAR = r"(?:19|20)\d\d"
_FIGURES = (
    rf"(?:[0-3]?\d ?[-/.\\] ?[01]?\d ?[-/.\\] ?(?:{_YEAR}|\d\d)|{_YEAR} ?[-/.] ?[01]?\d ?[-/.] ?[0-3]?\d"
    rf"|[0-3]?\d [01]?\d {_YEAR}|[0-3]\d[01]\d{_YEAR}|{_YEAR}[01]\d[0-3]\d)(?!\d)"
)
_WITH_MONTH = (
    rf"[0-3]?\d ?(?:e|de|ste|st|nd|rd|th)?[ \-](?:(?:of|di|van) )?(?:{_MONTH})\.?,?[ \-](?:(?:van|di|of|in) "
    rf")?'?(?:{_YEAR}|\d\d)(?!\d)"
    rf"|(?:{_MONTH})\.? [0-3]?\d(?:st|nd|rd|th)?,? {_YEAR}(?!\d)"
)
_NUMBER_WORD = (
    r"(?:een|één|eer|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|twin|tach|hon|dui|one"
    r"|first|two|second|"
    r"three|third|four|five|fif|six|seven|eight|nin|ten|eleven|twel|thir|twen|for|hun|thou|oh\b|un\b|dos|tres"
    r"|kuater|sinku|"
    r"seis|shete|ocho|nuebe|dies|diesun|binti|trinta|mil|ku\b|i\b|en\b|and\b)[a-zëï'\-]*"
)
_WORDS = rf"(?:{_NUMBER_WORD} ){{1,3}}(?:(?:of|di|van) )?(?:{_MONTH})(?: (?:{_NUMBER_WORD}|{_YEAR})){{1,6}}"
_DATE = rf"(?:{_FIGURES}|{_WITH_MONTH}|{_WORDS})"
_BORN = (
    r"(?:geboren|gebore|geb\.? ?dat(?:um)?\.?|geb\.?(?=[ :]*\d)|geb\.|geboorte ?datum|geboortedag|verjaardag"
    r"|jarig|born|date of birth|birth ?(?:date|day)"
    r"|d\.?o\.?b\.?|nas[eé]shi|nas[ií](?:[uú])?|nase|fecha di nasementu|di nasementu)"
)
# Between the word and the date; `na`, `voor` and their like make it the border of a rule.
_BORDER = r"(?:na|voor|vóór|vanaf|tussen|sinds|tot|before|after|between|since|until|prom[eé]|despues|entre)\b"
_GAP = rf"(?:(?!\b{_BORDER})[^\d.?!]){{0,30}}?"
find_birth: Zoeker = by_pattern(rf"\b{_BORN}(?!\w)[.:]?{_GAP}\b(?P<p>{_DATE})")


def _is_no_border(match: re.Match[str]) -> bool:
    return not re.search(
        rf"(?i)\b{_BORDER} (?:of op |op |de )?$", match.string[max(0, match.start() - 20) : match.start()]
    )


find_date_then_born: Zoeker = by_pattern(
    rf"(?<!\d)(?P<p>{_DATE})[^\d.?!]{{0,20}}\b(?:geboren|born|geboortedatum|jarig|nas[ií])\b", _is_no_border
)
find_i_am_of_date: Zoeker = by_pattern(
    rf"\b(?:ik|hij|zij|ze|i|he|she) (?:ben|is|am)(?: dus)?(?: van| from)? (?P<p>{_FIGURES}|{_WITH_MONTH})"
)
# Behind a name that is struck out: `Jan de Vries (12-3-1980)`.
find_date_after_name: Zoeker = by_pattern(rf"\x00[ ,(;:\-*]{{1,4}}(?P<p>{_FIGURES}|{_WITH_MONTH})")
