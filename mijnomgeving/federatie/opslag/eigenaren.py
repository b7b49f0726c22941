"""Whom a story is about, persona or company alike, by the numbers under which organisations know them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.bronverhalen import Bronverhalen, check_bronverhalen, read_bronverhalen
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import OP_KVK, OP_RSIN, Berichtverhaal, Zaakverhaal

Nummer = tuple[str, str]
"""Kind (BSN, KVK, RSIN) and number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eigenaar:
    """The person or company whose zaken, messages and other data these are.

    `nummers` begins with the number by which most organisations know the owner; somebody from another EU country may
    have none.
    """

    sleutel: str
    naam: str
    nummers: tuple[Nummer, ...]
    verhaal: Persona | Bedrijf
    bronnen: Bronverhalen

    @property
    def zaken(self) -> tuple[Zaakverhaal, ...]:
        """The zaken that have begun."""
        return self.verhaal.zaken

    @property
    def berichten(self) -> tuple[Berichtverhaal, ...]:
        """The messages that have been sent."""
        return self.verhaal.berichten

    def zaak(self, identificatie: str) -> Zaakverhaal | None:
        """The zaak with this number; None as long as it has not begun."""
        return next((zaak for zaak in self.zaken if zaak.identificatie == identificatie), None)

    def ontvanger(self, bericht: Berichtverhaal) -> str:
        """The receiver of a message as the Berichtenmagazijn writes it: 'BSN:...', 'KVK:...' or 'RSIN:...'."""
        numbers = dict(self.nummers)
        soort = "BSN" if "BSN" in numbers else bericht.ontvanger.upper()
        return f"{soort}:{numbers[soort]}"

    def initiator(self, zaak: Zaakverhaal) -> tuple[str, dict[str, Any]]:
        """Kind and identification of the initiator as the Zaken API writes them, for the number of this zaak."""
        numbers = dict(self.nummers)
        if isinstance(self.verhaal, Persona):
            naam: Mapping[str, str] = self.verhaal.brp.get("naam", {})
            return "natuurlijk_persoon", {
                "inpBsn": numbers["BSN"],
                "geslachtsnaam": naam.get("geslachtsnaam", ""),
                "voorvoegselGeslachtsnaam": naam.get("voorvoegsel", ""),
                "voornamen": naam.get("voornamen", ""),
            }
        if zaak.op_naam_van == OP_KVK:
            return "niet_natuurlijk_persoon", {"annIdentificatie": numbers["KVK"], "statutaireNaam": self.naam}
        if zaak.op_naam_van == OP_RSIN:
            return "niet_natuurlijk_persoon", {"innNnpId": numbers["RSIN"], "statutaireNaam": self.naam}
        namen = [v.naam for v in self.verhaal.vestigingen if v.vestigingsnummer == zaak.op_naam_van]
        return "vestiging", {
            "vestigingsNummer": zaak.op_naam_van,
            "handelsnaam": namen,
            "kvkNummer": numbers["KVK"],
        }


def list_eigenaren(personas: Iterable[Persona], bedrijven: Iterable[Bedrijf]) -> tuple[Eigenaar, ...]:
    """All owners of stories.

    Raises:
        OnjuisteGegevens: a part of a story is wrong.
    """
    return (
        *(_eigenaar(persona, (("BSN", str(persona.bsn)),) if persona.bsn else ()) for persona in personas),
        *(_eigenaar(bedrijf, _nummers_of_bedrijf(bedrijf)) for bedrijf in bedrijven),
    )


def check_eigenaren(
    personas: Iterable[Persona], bedrijven: Iterable[Bedrijf], organisaties: Mapping[str, Organisatie]
) -> None:
    """Whether every story can be told from beginning to end: all parts read, all numbers and organisations there.

    Raises:
        OnjuisteGegevens: it cannot.
    """
    for eigenaar in list_eigenaren(personas, bedrijven):
        check_bronverhalen(eigenaar.bronnen, eigenaar.zaken, where=eigenaar.sleutel)
        for zaak in eigenaar.zaken:
            _check_number(eigenaar, zaak.op_naam_van)
        for bericht in eigenaar.berichten:
            _check_number(eigenaar, bericht.ontvanger)
        named = {part.organisatie for part in eigenaar.bronnen.per_organisatie}
        others = eigenaar.bronnen.profiel.organisaties if eigenaar.bronnen.profiel else ()
        if unknown := {*named, *others} - set(organisaties):
            raise OnjuisteGegevens(f"{eigenaar.sleutel}: geen organisatie: {', '.join(sorted(unknown))}")


def _check_number(eigenaar: Eigenaar, naam: str) -> None:
    kinds = {kind.lower() for kind, _ in eigenaar.nummers}
    if isinstance(eigenaar.verhaal, Bedrijf):
        kinds |= {vestiging.vestigingsnummer for vestiging in eigenaar.verhaal.vestigingen}
    elif naam == OP_KVK:
        # A person has one number, so that a story need not name it.
        naam = "bsn"
    if naam not in kinds:
        raise OnjuisteGegevens(f"{eigenaar.sleutel}: geen nummer: {naam}")


def _nummers_of_bedrijf(bedrijf: Bedrijf) -> tuple[Nummer, ...]:
    numbers = [("KVK", str(bedrijf.kvk_nummer))]
    return (*numbers, ("RSIN", str(bedrijf.rsin))) if bedrijf.rsin else tuple(numbers)


def _eigenaar(verhaal: Persona | Bedrijf, nummers: tuple[Nummer, ...]) -> Eigenaar:
    return Eigenaar(
        sleutel=verhaal.sleutel,
        naam=verhaal.naam,
        nummers=nummers,
        verhaal=verhaal,
        bronnen=read_bronverhalen(verhaal.bronnen, where=verhaal.sleutel),
    )
