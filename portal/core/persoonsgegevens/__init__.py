"""Personal data in a text that somebody typed is masked before anything else sees it: not stored, logged or searched.

What can be told by its form or by the words around it: BSN (11-proef), bank account, telephone, mail, number plate,
address, date of birth, name, passport and other numbers of one person. What says nothing about who asks stays: amounts,
years, articles of law, public telephone numbers, a postcode or street without a number.
"""

from dataclasses import dataclass

from portal.core.persoonsgegevens import adressen, contact, geboorte, kentekens, namen, nummers
from portal.core.persoonsgegevens.lezen import read
from portal.core.persoonsgegevens.model import Plek, Soort, Zoeker

__all__ = ["MASK", "Gemaskeerd", "Soort", "mask", "mask_by_kind"]

MASK = "[...]"

# In this order: what is struck out is not read again, so the surest come first.
_REGELS: tuple[tuple[Soort, Zoeker], ...] = (
    (Soort.MAIL, contact.find_mail),
    (Soort.MAIL, contact.find_spoken_mail),
    (Soort.REKENING, nummers.find_iban),
    (Soort.REKENING, nummers.find_account),
    (Soort.GEHEIM, nummers.find_secret),
    (Soort.BSN, nummers.find_named_bsn),
    (Soort.BSN, nummers.find_bsn_before_its_name),
    (Soort.VREEMDELING, nummers.find_v_number),
    (Soort.GEBOORTE, geboorte.find_birth),
    (Soort.GEBOORTE, geboorte.find_date_then_born),
    (Soort.GEBOORTE, geboorte.find_i_am_of_date),
    (Soort.KENMERK, nummers.find_payment_reference),
    (Soort.KENMERK, nummers.find_reference),
    (Soort.ONDERNEMING, nummers.find_kvk),
    (Soort.ONDERNEMING, nummers.find_btw),
    (Soort.REKENING, nummers.find_card),
    (Soort.TELEFOON, contact.find_phone),
    (Soort.TELEFOON, contact.find_named_phone),
    (Soort.TELEFOON, contact.find_spoken_digits),
    (Soort.BSN, nummers.find_bsn),
    (Soort.BSN, nummers.find_foreign_number),
    (Soort.DOCUMENT, nummers.find_named_document),
    (Soort.DOCUMENT, nummers.find_document),
    (Soort.ADRES, adressen.find_postcode_number),
    (Soort.ADRES, adressen.find_number_postcode),
    (Soort.ADRES, adressen.find_two_word_street),
    (Soort.ADRES, adressen.find_street),
    (Soort.ADRES, adressen.find_named_street),
    (Soort.ADRES, adressen.find_kaya),
    (Soort.ADRES, adressen.find_english_street),
    (Soort.ADRES, adressen.find_home),
    (Soort.KENTEKEN, kentekens.find_named_plates),
    (Soort.KENTEKEN, kentekens.find_plates),
    (Soort.NAAM, namen.find_told_name),
    (Soort.NAAM, namen.find_titled_name),
    (Soort.NAAM, namen.find_name_before_birth),
    (Soort.NAAM, namen.find_known_names),
    (Soort.NAAM, namen.find_signature),
    (Soort.GEBOORTE, geboorte.find_date_after_name),
)


@dataclass(frozen=True, slots=True)
class Gemaskeerd:
    """The text with personal data replaced by dots, and which kinds it held, in the order of the text."""

    tekst: str
    soorten: tuple[Soort, ...]


def mask(tekst: str) -> tuple[str, bool]:
    """The text with personal data replaced by dots, and whether there was any."""
    masked = mask_by_kind(tekst)
    return masked.tekst, bool(masked.soorten)


def mask_by_kind(tekst: str) -> Gemaskeerd:
    """The text with personal data replaced by dots, and what it was that stood there."""
    reading = read(tekst)
    found: list[tuple[Plek, Soort]] = []
    for soort, find in _REGELS:
        for start, end in list(find(reading.tekst)):
            reading.strike(start, end)
            found.append((reading.place(start, end), soort))
    found.sort()
    parts, at = [], 0
    for (start, end), _soort in found:
        parts += [tekst[at:start], MASK]
        at = end
    return Gemaskeerd("".join([*parts, tekst[at:]]), tuple(dict.fromkeys(soort for _plek, soort in found)))
