"""DigiD: a person with a BSN, at level midden, substantieel or hoog."""

from mijnomgeving.federatie.inloggen.ladder import DIGID
from mijnomgeving.federatie.inloggen.middel import Identiteit, Poging, Scherm
from mijnomgeving.federatie.inloggen.middelen.personen import (
    chosen_level,
    chosen_persona,
    grouped,
    level_text,
    persona_card,
)
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld


class Digid:
    """Choose a person, and you are that person."""

    sleutel = "digid"
    merk = "DigiD-simulatie"
    ladder = DIGID
    stappen: tuple[str, ...] = ("keuze",)
    geheugen = "persoon"
    claims: tuple[str, ...] = ("bsn",)

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The persons, or who was chosen.

        Raises:
            OnmogelijkeKeuze: this person cannot log in, or not at this level.
        """
        if "keuze" not in poging.keuzes:
            return self.persons(poging)
        persona = chosen_persona(self._wereld.personas, poging.keuzes["keuze"], may=has_digid)
        trede = chosen_level(poging, ladder=self.ladder, hoogste=self.ladder.highest(persona.niveau), wie=persona.naam)
        # The portal may use the BSN by law (Wabb); OIDC brokers for DigiD give it in this claim.
        return Identiteit(wie=str(persona.bsn), trede=trede, claims={"bsn": str(persona.bsn)})

    def persons(self, poging: Poging) -> Scherm:
        """Who do you want to be?"""
        gevraagd = poging.aanvraag.gevraagd
        everybody = [persona for persona in self._wereld.personas if has_digid(persona)]
        vorige = self._wereld.personas.get(poging.vorige)
        return Scherm(
            titel="Kies wie u wilt zijn",
            inleiding="U probeert het portaal uit met een verzonnen persoon. U hebt geen DigiD en geen wachtwoord "
            "nodig. Klik op een persoon: dan gaat u terug naar het portaal en bent u ingelogd.",
            waarmee=level_text(gevraagd),
            veld="keuze",
            groepen=grouped(everybody, lambda persona: persona_card(persona, ladder=self.ladder, gevraagd=gevraagd)),
            eerst=persona_card(vorige, ladder=self.ladder, gevraagd=gevraagd) if vorige and has_digid(vorige) else None,
            niveaus=self.ladder.reachable(gevraagd),
            zoekbaar=True,
        )


def has_digid(persona: Persona) -> bool:
    """Whether this person has a DigiD that works: alive, old enough, and with a BSN."""
    return persona.kan_inloggen and persona.bsn is not None
