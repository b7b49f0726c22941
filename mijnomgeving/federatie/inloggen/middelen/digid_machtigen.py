"""DigiD Machtigen: log in as yourself, then choose for whom you act (Logius ST-SAML, attributes of the BVD)."""

import uuid

from mijnomgeving.federatie.inloggen.ladder import DIGID, Trede
from mijnomgeving.federatie.inloggen.middel import Groep, Identiteit, Kaart, OnmogelijkeKeuze, Optie, Poging, Scherm
from mijnomgeving.federatie.inloggen.middelen.digid import has_digid
from mijnomgeving.federatie.inloggen.middelen.personen import (
    chosen_level,
    chosen_persona,
    grouped,
    level_text,
    persona_card,
)
from mijnomgeving.federatie.machtigen.machtiging import ALLES, GELDIG, PERSOONLIJK, Machtiging, Partij
from mijnomgeving.federatie.machtigen.register import Register
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld

HANDELENDE = "urn:nl-eid-gdi:1.0:ActingSubjectID"
VERTEGENWOORDIGDE = "urn:nl-eid-gdi:1.0:LegalSubjectID"
SOORT = "urn:nl-eid-gdi:1.1:RepresentationType"
DIENST = "urn:nl-eid-gdi:1.0:ServiceUUID"
# The portal as one service in the catalogue of the BVD.
PORTAAL_DIENST = str(uuid.uuid5(uuid.NAMESPACE_URL, "https://federatie.example/diensten/portaal"))
# Of these only parents' gezag stands in the published examples; the others follow its form.
_SOORTEN = {
    "ouderlijk_gezag": "Zorg_Volledig_Gezag_Kind",
    "digid_machtigen": "Vrijwillige_Machtiging",
    "zorgvolmacht": "Volmacht",
    "bewindvoerder": "Bewindvoering",
    "curator": "Curatele",
    "mentor": "Mentorschap",
    "executeur": "Executele",
}
SOORTNAMEN = {
    "ouderlijk_gezag": "Ouder van een kind jonger dan 18",
    "digid_machtigen": "Gemachtigd via DigiD Machtigen",
    "zorgvolmacht": "Zorgvolmacht",
    "bewindvoerder": "Bewindvoerder",
    "curator": "Curator",
    "mentor": "Mentor",
    "executeur": "Executeur van een nalatenschap",
}


class DigidMachtigen:
    """Choose who you are, then for whom."""

    sleutel = "digid-machtigen"
    merk = "DigiD Machtigen-simulatie"
    ladder = DIGID
    stappen: tuple[str, ...] = ("keuze", "machtiging")
    geheugen = "persoon"
    claims: tuple[str, ...] = (HANDELENDE, VERTEGENWOORDIGDE, SOORT, DIENST)

    def __init__(self, wereld: Wereld, register: Register) -> None:
        self._wereld, self._register = wereld, register

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The persons who may act for another, then for whom, then who logged in.

        Raises:
            OnmogelijkeKeuze: this person cannot log in, or may not act for that one.
        """
        if "keuze" not in poging.keuzes:
            return self._persons(poging)
        persona = chosen_persona(self._wereld.personas, poging.keuzes["keuze"], may=has_digid)
        trede = chosen_level(poging, ladder=self.ladder, hoogste=self.ladder.highest(persona.niveau), wie=persona.naam)
        machtigingen = self._of(persona)
        if not machtigingen:
            raise OnmogelijkeKeuze(f"Deze keuze kan niet: {persona.naam} mag nu voor niemand handelen.")
        if "machtiging" not in poging.keuzes:
            return _for_whom(persona, machtigingen)
        chosen = next((m for m in machtigingen if m.machtiging_id == poging.keuzes["machtiging"]), None)
        if chosen is None:
            raise OnmogelijkeKeuze(f"Deze keuze kan niet: die machtiging heeft {persona.naam} niet, of niet meer.")
        return _identity(persona, chosen, trede)

    def _of(self, persona: Persona) -> list[Machtiging]:
        """For which people this person may act today."""
        today = self._register.today()
        return [
            machtiging
            for machtiging in self._register.of_gemachtigde(Partij("bsn", str(persona.bsn)))
            if machtiging.soort in PERSOONLIJK
            and machtiging.vertegenwoordigde.soort == "bsn"
            and machtiging.status(today) == GELDIG
        ]

    def _persons(self, poging: Poging) -> Scherm:
        gevraagd = poging.aanvraag.gevraagd
        acting = {p.sleutel: self._of(p) for p in self._wereld.personas if has_digid(p)}

        def card(persona: Persona) -> Kaart:
            names = ", ".join(m.vertegenwoordigde.naam for m in acting[persona.sleutel])
            kaart = persona_card(persona, ladder=self.ladder, gevraagd=gevraagd)
            return _with_line(kaart, f"Mag handelen voor: {names}")

        able = [persona for persona in self._wereld.personas if acting.get(persona.sleutel)]
        vorige = self._wereld.personas.get(poging.vorige)
        return Scherm(
            titel="Kies wie u wilt zijn",
            inleiding="U logt in als uzelf en handelt daarna voor iemand anders. U ziet hier alleen mensen die dat "
            "mogen: ouders, gemachtigden, bewindvoerders, mentoren, curatoren en executeurs.",
            waarmee=level_text(gevraagd),
            veld="keuze",
            groepen=grouped(able, card),
            eerst=card(vorige) if vorige and acting.get(vorige.sleutel) else None,
            niveaus=self.ladder.reachable(gevraagd),
            zoekbaar=True,
        )


def _with_line(kaart: Kaart, regel: str) -> Kaart:
    return Kaart(
        titel=kaart.titel,
        onder=kaart.onder,
        tekst=kaart.tekst,
        regels=(regel, *kaart.regels),
        opties=kaart.opties,
        dicht=kaart.dicht,
        trefwoorden=kaart.trefwoorden,
    )


def _for_whom(persona: Persona, machtigingen: list[Machtiging]) -> Scherm:
    return Scherm(
        titel="Voor wie wilt u handelen?",
        inleiding=f"U bent {persona.naam}. Kies voor wie u nu iets wilt regelen of bekijken.",
        veld="machtiging",
        groepen=(Groep(kop="", kaarten=tuple(_card(machtiging) for machtiging in machtigingen)),),
    )


def _card(machtiging: Machtiging) -> Kaart:
    naam = machtiging.vertegenwoordigde.naam
    services = "alles" if ALLES in machtiging.diensten else ", ".join(machtiging.diensten)
    ends = f"Tot en met {machtiging.tot:%d-%m-%Y}" if machtiging.tot else "Zonder einddatum"
    return Kaart(
        titel=naam,
        onder=SOORTNAMEN[machtiging.soort],
        regels=(f"Voor: {services}", ends),
        opties=(Optie(label=f"Handelen voor {naam}", waarde=machtiging.machtiging_id),),
    )


def _identity(persona: Persona, machtiging: Machtiging, trede: Trede) -> Identiteit:
    legal = machtiging.vertegenwoordigde.nummer
    return Identiteit(
        wie=str(persona.bsn),
        trede=trede,
        claims={
            HANDELENDE: str(persona.bsn),
            VERTEGENWOORDIGDE: legal,
            SOORT: f"urn:nl-eid-gdi:1.1:RT:{_SOORTEN[machtiging.soort]}",
            DIENST: PORTAAL_DIENST,
        },
        vertegenwoordigt=(legal,),
    )
