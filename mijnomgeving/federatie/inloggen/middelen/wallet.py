"""An EDI-wallet: the person sees what is asked, and shares it or not (Regulation (EU) 2024/1183)."""

from datetime import date

from mijnomgeving.federatie.inloggen.ladder import WALLET
from mijnomgeving.federatie.inloggen.middel import Groep, Identiteit, Kaart, OnmogelijkeKeuze, Optie, Poging, Scherm
from mijnomgeving.federatie.inloggen.middelen.eidas import eidas_claims
from mijnomgeving.federatie.inloggen.middelen.personen import chosen_persona, grouped, persona_card
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld
from portal.core.niveau import Niveau

NAMEN = {
    "bsn": "Burgerservicenummer (BSN)",
    "person_identifier": "Europees persoonsnummer",
    "first_name": "Voornamen",
    "family_name": "Achternaam",
    "birthdate": "Geboortedatum",
}


class Wallet:
    """Choose whose wallet it is, see what is asked, and agree or refuse."""

    sleutel = "wallet"
    merk = "Wallet-simulatie"
    ladder = WALLET
    stappen: tuple[str, ...] = ("keuze", "delen")
    geheugen = "persoon"
    claims: tuple[str, ...] = tuple(NAMEN)

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The persons, then what is asked, then who shared it.

        Raises:
            OnmogelijkeKeuze: this person has no wallet, or the answer is no answer.
        """
        if "keuze" not in poging.keuzes:
            return self._persons(poging)
        persona = chosen_persona(self._wereld.personas, poging.keuzes["keuze"], may=has_wallet)
        shared = _asked_claims(persona, with_name="profile" in poging.aanvraag.scopes)
        if "delen" not in poging.keuzes:
            return _consent(persona, shared)
        if poging.keuzes["delen"] != "ja":
            raise OnmogelijkeKeuze("Deze keuze kan niet. Kies of u de gegevens deelt.")
        wie = str(persona.bsn) if persona.bsn else f"eidas|{shared['person_identifier']}"
        return Identiteit(wie=wie, trede=next(iter(self.ladder)), claims=shared)

    def _persons(self, poging: Poging) -> Scherm:
        gevraagd = poging.aanvraag.gevraagd
        found = [persona for persona in self._wereld.personas if has_wallet(persona)]
        vorige = self._wereld.personas.get(poging.vorige)
        return Scherm(
            titel="Kies van wie de wallet is",
            inleiding="Een wallet is een app met uw bewijzen van de overheid. U ziet eerst welke gegevens het portaal "
            "vraagt. Daarna kiest u of u ze deelt.",
            waarmee="Inloggen met een wallet is altijd op niveau hoog.",
            veld="keuze",
            groepen=grouped(found, lambda persona: persona_card(persona, ladder=self.ladder, gevraagd=gevraagd)),
            eerst=persona_card(vorige, ladder=self.ladder, gevraagd=gevraagd)
            if vorige and has_wallet(vorige)
            else None,
            zoekbaar=True,
        )


def has_wallet(persona: Persona) -> bool:
    """Whether this person has a wallet: that takes a means at level high."""
    return persona.kan_inloggen and persona.niveau >= Niveau.HOOG


def _asked_claims(persona: Persona, *, with_name: bool) -> dict[str, str]:
    """No more than the portal needs: the BSN, or for who has none the minimum data set."""
    if persona.bsn is None:
        return eidas_claims(persona)
    if not with_name:
        return {"bsn": str(persona.bsn)}
    naam = persona.brp.get("naam", {})
    family = " ".join(part for part in (naam.get("voorvoegsel", ""), naam.get("geslachtsnaam", "")) if part)
    born = persona.brp.get("geboorte", {}).get("datum")
    claims = {
        "bsn": str(persona.bsn),
        "first_name": naam.get("voornamen", ""),
        "family_name": family,
        "birthdate": born if isinstance(born, str) else "",
    }
    return {name: value for name, value in claims.items() if value}


def _consent(persona: Persona, shared: dict[str, str]) -> Scherm:
    card = Kaart(
        titel="Het portaal van de overheid",
        onder="Vraagt deze gegevens om u te laten inloggen",
        tekst="Uw andere gegevens blijven in uw wallet. U kunt nee zeggen: dan logt u niet in.",
        opties=(
            Optie(label="Deel deze gegevens en log in", waarde="ja"),
            Optie(label="Deel niets", waarde="annuleren"),
        ),
    )
    return Scherm(
        titel="Wilt u deze gegevens delen?",
        inleiding=f"Dit is de wallet van {persona.naam}. Het portaal krijgt alleen wat hieronder staat.",
        veld="delen",
        feiten=tuple((NAMEN[name], _in_words(name, value)) for name, value in shared.items()),
        groepen=(Groep(kop="", kaarten=(card,)),),
    )


def _in_words(name: str, value: str) -> str:
    """A value as people write it; the portal gets the date of the standard."""
    try:
        return f"{date.fromisoformat(value):%d-%m-%Y}" if name == "birthdate" else value
    except ValueError:
        return value
