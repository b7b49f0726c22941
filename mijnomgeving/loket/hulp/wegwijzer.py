"""The wegwijzer beside the work: public content, and never anything of the person who is helped."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from portal.core.persoonsgegevens import Soort, mask_by_kind

_WOORDEN = {
    Soort.BSN: "een BSN",
    Soort.REKENING: "een rekeningnummer",
    Soort.TELEFOON: "een telefoonnummer",
    Soort.MAIL: "een e-mailadres",
    Soort.KENTEKEN: "een kenteken",
    Soort.ADRES: "een adres",
    Soort.GEBOORTE: "een geboortedatum",
    Soort.NAAM: "een naam",
    Soort.DOCUMENT: "het nummer van een document",
    Soort.VREEMDELING: "een V-nummer",
    Soort.ONDERNEMING: "het nummer van een onderneming",
    Soort.KENMERK: "een kenmerk of zaaknummer",
    Soort.GEHEIM: "een wachtwoord of code",
}


@dataclass(frozen=True, slots=True)
class Bron:
    """A public page that sentences come from."""

    nr: int
    titel: str
    url: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product that fits the question."""

    titel: str
    url: str
    organisatie: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the wegwijzer says.

    Args:
        gevonden: whether there is an answer in sentences.
        zinnen: each with the numbers of its sources.
        wedervraag: what it asks back; empty when nothing.
        deuren: where else to go: title, address and telephone number.
    """

    gevonden: bool
    zinnen: tuple[tuple[str, tuple[int, ...]], ...]
    bronnen: tuple[Bron, ...]
    producten: tuple[Product, ...]
    wedervraag: str
    deuren: tuple[tuple[str, str, str], ...]


def list_persoonsgegevens(tekst: str) -> list[str]:
    """What stands in the text that tells who somebody is, in words; nothing when it may be asked."""
    return [_WOORDEN[soort] for soort in mask_by_kind(tekst).soorten]


def ask(vraag: str, *, gemeente: str = "") -> Antwoord | None:
    """What the wegwijzer says; None where there is none or it is switched off.

    Raises:
        ValueError: something of a person stands in the question; it is not asked then.
    """
    if list_persoonsgegevens(vraag):
        raise ValueError("a question to the wegwijzer holds nothing of a person")
    if not settings.LOKET_WEGWIJZER:
        return None
    port: Callable[[str, str], Antwoord | None] = import_string(settings.LOKET_WEGWIJZER)
    return port(vraag, gemeente)
