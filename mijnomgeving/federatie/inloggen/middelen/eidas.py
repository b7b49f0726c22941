"""eIDAS: somebody from another country of the EU, with or without a BSN in the Netherlands."""

import hashlib
import hmac

from mijnomgeving.federatie.inloggen.ladder import EIDAS
from mijnomgeving.federatie.inloggen.middel import Groep, Identiteit, Kaart, OnmogelijkeKeuze, Optie, Poging, Scherm
from mijnomgeving.federatie.inloggen.middelen.personen import (
    chosen_level,
    chosen_persona,
    grouped,
    level_text,
    persona_card,
)
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld

_ENTITY = "urn:etoegang:1.12:EntityConcernedID"
MET_BSN, PSEUDONIEM = f"{_ENTITY}:BSN", f"{_ENTITY}:PseudoID"
# Countries of the EU and the EEA by ISO 3166-1 code.
LANDEN = {
    "AT": "Oostenrijk", "BE": "België", "BG": "Bulgarije", "CY": "Cyprus", "CZ": "Tsjechië", "DE": "Duitsland",
    "DK": "Denemarken", "EE": "Estland", "EL": "Griekenland", "ES": "Spanje", "FI": "Finland", "FR": "Frankrijk",
    "HR": "Kroatië", "HU": "Hongarije", "IE": "Ierland", "IS": "IJsland", "IT": "Italië", "LI": "Liechtenstein",
    "LT": "Litouwen", "LU": "Luxemburg", "LV": "Letland", "MT": "Malta", "NO": "Noorwegen", "PL": "Polen",
    "PT": "Portugal", "RO": "Roemenië", "SE": "Zweden", "SI": "Slovenië", "SK": "Slowakije",
}  # fmt: skip


class Eidas:
    """Choose the country that you come from, then who you are."""

    sleutel = "eidas"
    merk = "eIDAS-simulatie"
    ladder = EIDAS
    stappen: tuple[str, ...] = ("land", "keuze")
    geheugen = "eidas"
    claims: tuple[str, ...] = (PSEUDONIEM, MET_BSN, "person_identifier", "first_name", "family_name", "birthdate")

    def __init__(self, wereld: Wereld, *, geheim: str) -> None:
        self._wereld, self._geheim = wereld, geheim.encode()

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The countries, then the persons, then who logged in.

        Raises:
            OnmogelijkeKeuze: nobody comes from this country, or this person has no eIDAS means, or not at this level.
        """
        if "keuze" in poging.keuzes:
            return self._identity(poging)
        if "land" not in poging.keuzes:
            return self._countries(poging)
        if not any(
            country_of(persona) == poging.keuzes["land"] for persona in self._wereld.personas if has_eidas(persona)
        ):
            raise OnmogelijkeKeuze("Deze keuze kan niet. Kies een ander land.")
        return self._persons(poging)

    def _identity(self, poging: Poging) -> Identiteit:
        persona = chosen_persona(self._wereld.personas, poging.keuzes["keuze"], may=has_eidas)
        trede = chosen_level(poging, ladder=self.ladder, hoogste=self.ladder.highest(persona.niveau), wie=persona.naam)
        claims = eidas_claims(persona)
        known = {MET_BSN: str(persona.bsn)} if persona.bsn else {PSEUDONIEM: self._pseudoniem(persona)}
        return Identiteit(wie=f"eidas|{claims['person_identifier']}", trede=trede, claims=known | claims)

    def _pseudoniem(self, persona: Persona) -> str:
        text = f"eidas|{eidas_claims(persona)['person_identifier']}".encode()
        return hmac.new(self._geheim, text, hashlib.sha256).hexdigest()[:32].upper()

    def _countries(self, poging: Poging) -> Scherm:
        counts: dict[str, int] = {}
        for persona in self._wereld.personas:
            if has_eidas(persona):
                counts[country_of(persona)] = counts.get(country_of(persona), 0) + 1
        cards = tuple(
            Kaart(
                titel=naam,
                regels=(f"{counts[code]} {'persoon' if counts[code] == 1 else 'personen'} in deze simulatie",),
                opties=(Optie(label=f"Verder met {naam}", waarde=code),),
            )
            for code, naam in sorted(LANDEN.items(), key=lambda item: item[1])
            if code in counts
        )
        vorige = self._wereld.personas.get(poging.vorige)
        gevraagd = poging.aanvraag.gevraagd
        return Scherm(
            titel="Uit welk land komt uw inlogmiddel?",
            inleiding="Met een inlogmiddel uit een ander Europees land kunt u ook in Nederland inloggen.",
            waarmee=level_text(gevraagd),
            veld="land",
            groepen=(Groep(kop="Landen", kaarten=cards),),
            eerst=persona_card(vorige, ladder=self.ladder, gevraagd=gevraagd) if vorige and has_eidas(vorige) else None,
        )

    def _persons(self, poging: Poging) -> Scherm:
        land, gevraagd = poging.keuzes["land"], poging.aanvraag.gevraagd
        found = [p for p in self._wereld.personas if has_eidas(p) and country_of(p) == land]
        return Scherm(
            titel="Kies wie u wilt zijn",
            inleiding=f"Dit zijn verzonnen personen met een inlogmiddel uit {LANDEN.get(land, land)}. "
            "Wie een burgerservicenummer heeft, ziet in het portaal meer dan wie dat niet heeft.",
            waarmee=level_text(gevraagd),
            veld="keuze",
            groepen=grouped(found, lambda persona: persona_card(persona, ladder=self.ladder, gevraagd=gevraagd)),
            niveaus=self.ladder.reachable(gevraagd),
            zoekbaar=True,
        )


def has_eidas(persona: Persona) -> bool:
    """Whether this person has a means of another country."""
    return persona.kan_inloggen and bool(persona.eidas)


def country_of(persona: Persona) -> str:
    """The country that issued the means: the first part of the unique identifier (DE/NL/...)."""
    return (persona.eidas or {})["uniqueId"].split("/")[0]


def eidas_claims(persona: Persona) -> dict[str, str]:
    """The minimum data set of a natural person (Implementing Regulation (EU) 2015/1501, annex)."""
    data = persona.eidas or {}
    return {
        "person_identifier": data["uniqueId"],
        "first_name": data["firstName"],
        "family_name": data["familyName"],
        "birthdate": data["dateOfBirth"],
    }
