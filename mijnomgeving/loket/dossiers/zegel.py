"""What of a dossier or referral is sealed: who it is about, and every text; each under its own row."""

from dataclasses import dataclass
from typing import Any

from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.verantwoording import kluis
from portal.verantwoording.sleutels import pseudoniemen

PSEUDONIEM = "dossiers"
_WIE, _TEKST = "dossier over wie", "dossier tekst"


@dataclass(frozen=True, slots=True)
class Over:
    """Whom it is about, with the name as the counter saw it."""

    betrokkene: Persoon | Onderneming
    naam: str


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's dossiers stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=PSEUDONIEM)


def seal_over(over: Over, *, geheim: str) -> bytes:
    """So that a colleague elsewhere can open it as a contact, and nobody can read it from the table."""
    match over.betrokkene:
        case Persoon(bsn):
            data = {"bsn": str(bsn)}
        case onderneming:
            data = {"kvk": str(onderneming.kvk_nummer), "rsin": str(onderneming.rsin or "")}
    return kluis.seal_json({**data, "naam": over.naam}, geheim=geheim, doel=_WIE)


def unseal_over(verzegeld: bytes | memoryview, *, geheim: str) -> Over:
    """Whom it is about.

    Raises:
        Onleesbaar: it was sealed for another row, or with a key that is gone.
    """
    data = kluis.unseal_json(verzegeld, geheim=geheim, doel=_WIE)
    if "bsn" in data:
        return Over(Persoon(Bsn(data["bsn"])), data["naam"])
    return Over(Onderneming(KvkNummer(data["kvk"]), Rsin(data["rsin"]) if data["rsin"] else None), data["naam"])


def seal_tekst(data: Any, *, geheim: str) -> bytes:  # noqa: ANN401 - JSON may be anything
    """A text, or several by name, of one row."""
    return kluis.seal_json(data, geheim=geheim, doel=_TEKST)


def unseal_tekst(verzegeld: bytes | memoryview, *, geheim: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """What `seal_tekst` was given; None of a row that has none.

    Raises:
        Onleesbaar: it was sealed for another row, or with a key that is gone.
    """
    return kluis.unseal_json(verzegeld, geheim=geheim, doel=_TEKST) if verzegeld else None


def as_person(betrokkene: Betrokkene) -> Persoon | Onderneming:
    """Whom a counter can help; somebody without a BSN has no dossier.

    Raises:
        TypeError: it is a person from the EU without a BSN.
    """
    if isinstance(betrokkene, EuPersoon):
        raise TypeError("nobody without a BSN has a dossier")
    return betrokkene
