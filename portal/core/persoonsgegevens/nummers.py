"""Numbers that belong to one person: BSN, bank account, card, passport, V-number, KVK of a one-person firm."""

import re
from collections.abc import Iterator

from portal.core.nummers import doorstaat_elfproef
from portal.core.persoonsgegevens.model import Plek, Zoeker, by_cased_pattern, by_pattern, digits_of

# ISO 13616: how long an IBAN is in each country that has them.
_IBAN_LENGTH = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MA": 28, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24,
    "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip
_FEWEST_DIGITS = 9
_LONGEST_IBAN = 34
_IBAN_START = re.compile(r"(?i)(?<![a-z0-9])[a-z]{2} ?\d[ .]?\d(?=[ .\-]{0,2}[a-z0-9])")
_BIC_AND_DIGITS = re.compile(r"NL\d{2}[A-Z]{4}\d{10}")
_MONEY_BEFORE = re.compile(r"(?i)(?:€|euro|eur|\$|usd|bedrag(?: van)?)[ :]{0,2}$")
_MONEY_AFTER = re.compile(r"(?i)^(?:,\d|,-| ?(?:euro|eur\b|€|dollar|usd))")
_LEGAL_PERSON = re.compile(
    r"(?i)\b(?:bv|b\.v|nv|n\.v|stichting|vereniging|co[oö]peratie|foundation|association|ltd|inc|gmbh"
    r"|naamloze|besloten)\b"
)
_WORD_AND_YEAR = re.compile(r"[a-z]{3,}\d{1,4}")
# The code of an organisation (TOOI).
_TOOI = re.compile(r"(?:gm|pv|ws|mnre|zb|oorg)\d{4,6}")
_SHORTEST_CARD, _LONGEST_CARD = 13, 19
_MOD = 97
_BSN_LENGTH = 9
_NEAR = 12


def find_iban(tekst: str) -> Iterator[Plek]:
    """By the check digits (ISO 13616, mod 97), however it is spaced; a Dutch one also with an error in it."""
    for match in _IBAN_START.finditer(tekst):
        ends = _ends(tekst, match.start())
        compact = "".join(tekst[end - 1] for end in ends).upper()
        size = _IBAN_LENGTH.get(compact[:2], _LONGEST_IBAN + 1)
        iban = compact[:size]
        if len(iban) < size or len(digits_of(iban)) < _FEWEST_DIGITS:
            continue
        if _checks(iban) or _BIC_AND_DIGITS.fullmatch(iban):
            yield match.start(), ends[size - 1]


def _ends(tekst: str, start: int) -> list[int]:
    """Where each letter or digit ends from here on, past single spaces, dots and dashes."""
    ends: list[int] = []
    gap = 0
    for at in range(start, min(len(tekst), start + 2 * _LONGEST_IBAN)):
        if tekst[at].isascii() and tekst[at].isalnum():
            ends.append(at + 1)
            gap = 0
        elif tekst[at] in " .-" and not gap:
            gap = 1
        else:
            break
    return ends[:_LONGEST_IBAN]


def _checks(iban: str) -> bool:
    return (
        iban[:2].isalpha()
        and iban[2:4].isdigit()
        and int("".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])) % _MOD == 1
    )


def _is_bsn(match: re.Match[str]) -> bool:
    """By the 11-proef that every BSN passes; an amount of money is none, nor the RSIN of a legal person."""
    before, after = match.string[max(0, match.start() - 20) : match.start()], match.string[match.end() :][:_NEAR]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after):
        return False
    if re.search(r"(?i)\brsin\b\D*$", before) and _LEGAL_PERSON.search(match.string):
        return False
    return doorstaat_elfproef(digits_of(match.group()))


def _is_card(match: re.Match[str]) -> bool:
    """By the check digit of payment cards (ISO/IEC 7812, Luhn)."""
    digits = [int(digit) for digit in digits_of(match.group())]
    if not _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD or len(set(digits)) == 1:
        return False
    doubled = (2 * digit - 9 * (digit > 4) for digit in digits[-2::-2])  # noqa: PLR2004 - two digits are added up
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _of_one_person(match: re.Match[str]) -> bool:
    """The number of a firm is somebody's own, unless the text names a legal person."""
    return not _LEGAL_PERSON.search(match.string)


def _is_document(match: re.Match[str]) -> bool:
    """Letters with digits between them, or many digits: no word with a year behind it."""
    token = re.sub(r"[ \-]", "", match.group("p")).lower()
    if re.search(r"(?i)(?:nummer|number|nr)\b", match.group()):
        return True
    return not _WORD_AND_YEAR.fullmatch(token) and not _TOOI.fullmatch(token)


def _looks_random(match: re.Match[str]) -> bool:
    token = match.group()
    return len(digits_of(token)) > 1 and re.fullmatch(r"[A-Z]{3,}\d+", token) is None


_SEP = r"[ .\-/_,]{0,2}"
# Nine digits in a row, or with one and the same sign between them.
_NINE = "|".join(
    rf"\d(?:{sign}?\d){{8}}" for sign in (" ", r"\.", "-", "/", "_", ",", r" ?[.\-/] ?")
)  # fmt: skip
find_bsn: Zoeker = by_pattern(rf"(?<!\d)(?<!\d[.,])(?:{_NINE})(?!\d)", _is_bsn)
find_named_bsn: Zoeker = by_pattern(
    r"\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi[ -]?(?:nummer|nr)?|fiscaal ?nummer|persoons ?nummer|a-nummer"
    r"|(?:citizen service|social security|national insurance) (?:number|no)|ssn|n[uú]mber di (?:bsn|identidat))\w*"
    rf"\D{{0,30}}?(?P<p>\d(?:{_SEP}\d){{7,9}})(?!\d)"
)
find_bsn_before_its_name: Zoeker = by_pattern(
    rf"(?<!\d)(?P<p>\d(?:{_SEP}\d){{7,8}}) ?[,(]? ?(?:(?:is|ta|dat is|als|as|=) )?(?:mijn |m'n |my |mi |het |the )?"
    r"(?:bsn|burgerservicenummer|sofinummer)\b"
)
# The Belgian national number and the American one, by their form.
find_foreign_number: Zoeker = by_pattern(r"(?<!\d)(?:\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}|\d{3}-\d{2}-\d{4})(?![\d-])")
find_card: Zoeker = by_pattern(r"(?<![\d.,])\d(?:[ \-]?\d){12,18}(?!\d)", _is_card)
find_account: Zoeker = by_pattern(
    r"\b(?:(?:bank)?rekening ?(?:nummer|nr)?|giro ?(?:nummer|nr)?|bank account(?: number)?|account number"
    r"|kuenta di banko)\b"
    rf"(?: (?:is|ta|nummer|number))?[ :]{{0,2}}(?P<p>\d(?:{_SEP}\d){{6,11}})(?!\d)"
)
find_v_number: Zoeker = by_pattern(
    r"\b(?:[vz][ -]?(?:nummer|nr|number|no)|vreemdelingen ?nummer|alien "
    r"number)\b\D{0,15}?(?P<p>[vz]?\d(?:[ .\-]?\d){7,10})(?!\d)"
)
_DOCUMENT_WORD = (
    r"paspoort\w*|reisdocument\w*|id[- ]?(?:kaart\w*|nummer|nr|number)|identiteits(?:kaart|bewijs)\w*"
    r"|verblijfs\w+|rijbewijs\w*"
    r"|document ?(?:nummer|number|nr)|passport\w*|id ?cards?|identity card|(?:driver'?s?|driving) licen[cs]e"
    r"|residence permit|pasport\w*|s[eé]dula\w*|visum\w*|visa"
)
find_named_document: Zoeker = by_pattern(
    rf"\b(?:{_DOCUMENT_WORD})\b[^.?!\d]{{0,25}}?(?<![a-z0-9])"
    r"(?P<p>(?=(?:[a-z]*\d){3})[a-z0-9]{8,11}|[a-z]{1,3}[ \-]\d{5,8}|\d{3,4}[ \-]\d{3}[ \-]\d{3,4})(?![a-z0-9])",
    _is_document,
)
find_document: Zoeker = by_cased_pattern(r"\b[A-NP-Z]{2}[A-NP-Z0-9]{6}\d\b", _looks_random)
find_kvk: Zoeker = by_pattern(
    r"\b(?:kvk|kamer van koophandel|handelsregister|chamber of commerce|coc|kamer di kom[eè]rsio)\w*"
    r"[^\d.?!]{0,20}(?P<p>\d(?:[ .]?\d){7})(?![ .]?\d)",
    _of_one_person,
)
find_btw: Zoeker = by_pattern(r"\bNL ?\d(?:[ .]?\d){8} ?\.?[bl] ?\d{2}\b", _of_one_person)
find_reference: Zoeker = by_pattern(
    r"\b(?:klant|relatie|correspondentie|debiteuren|aanslag|polis|dossier|zaak|vonnis|personeels)-?(?:nummer|nr)\b"
    r"[^\d.?!]{0,12}(?P<p>[a-z]{0,4}\d(?:[ .\-/]?[a-z]?\d){3,19})(?!\d)"
)
find_payment_reference: Zoeker = by_pattern(
    r"\b(?:betalings?kenmerk|payment reference)\b[^\d.?!]{0,12}(?P<p>\d(?:[ .\-]?\d){8,19})(?!\d)"
)
# A password that somebody tells has a digit or a sign in it; `mijn wachtwoord is vergeten` tells none.
find_secret: Zoeker = by_pattern(
    r"\b(?:wachtwoord|password|pin ?code|inlog ?code|activerings ?code|activation code|sms-?code|kontrase[nñ]a"
    r"|gebruikersnaam|username)\b ?(?:is|=|:|ta)? ?:? ?(?P<p>(?=[^ ]*[\d!@#$%^&*])[^ ]{4,40})"
)
