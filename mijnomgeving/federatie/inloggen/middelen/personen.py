"""Choosing a demo person: what DigiD, DigiD Machtigen, eIDAS and the wallet have in common."""

from collections.abc import Callable, Iterable

from mijnomgeving.federatie.inloggen.ladder import Ladder, Trede
from mijnomgeving.federatie.inloggen.middel import Groep, Kaart, OnmogelijkeKeuze, Optie, Poging
from mijnomgeving.federatie.opslag.personas import GROEPEN, Persona, Personas


def persona_card(persona: Persona, *, ladder: Ladder, gevraagd: Trede) -> Kaart:
    """The card of somebody, closed with the reason when this person's level is too low for the request."""
    hoogste = ladder.highest(persona.niveau)
    reaches = hoogste is not None and hoogste.orde >= gevraagd.orde
    naam = hoogste.naam if hoogste else "geen"
    only = f"{persona.naam} heeft alleen niveau {naam}" if hoogste else f"{persona.naam} heeft dit inlogmiddel niet"
    return Kaart(
        titel=persona.naam,
        onder=persona.wie,
        tekst=persona.verhaal,
        regels=(f"Hoogste niveau: {naam}",),
        opties=(Optie(label=f"Inloggen als {persona.naam}", waarde=persona.sleutel),) if reaches else (),
        dicht="" if reaches else f"Inloggen kan hier niet: {only}. Het portaal vraagt niveau {gevraagd.naam}.",
        trefwoorden=persona.groep,
    )


def grouped(personas: Iterable[Persona], card: Callable[[Persona], Kaart]) -> tuple[Groep, ...]:
    """The cards under the headings of the stories, in their order."""
    everybody = list(personas)
    groups = (
        Groep(kop=kop, kaarten=tuple(card(persona) for persona in everybody if persona.groep == kop)) for kop in GROEPEN
    )
    return tuple(groep for groep in groups if groep.kaarten)


def chosen_persona(personas: Personas, sleutel: str, *, may: Callable[[Persona], bool]) -> Persona:
    """The person with this key.

    Raises:
        OnmogelijkeKeuze: there is nobody, or nobody who can log in by this means.
    """
    persona = personas.get(sleutel)
    if persona is None or not may(persona):
        raise OnmogelijkeKeuze("Deze keuze kan niet. Kies een andere persoon.")
    return persona


def chosen_level(poging: Poging, *, ladder: Ladder, hoogste: Trede | None, wie: str) -> Trede:
    """The level that the visitor chose, or else the one that was asked.

    Raises:
        OnmogelijkeKeuze: it is lower than asked, or higher than this person's login reaches.
    """
    gevraagd = poging.aanvraag.gevraagd
    trede = ladder.get(poging.keuzes.get("niveau", gevraagd.sleutel))
    if trede is None or trede.orde < gevraagd.orde:
        raise OnmogelijkeKeuze(f"Deze keuze kan niet. Het portaal vraagt minstens niveau {gevraagd.naam}.")
    if hoogste is None or trede.orde > hoogste.orde:
        naam = hoogste.naam if hoogste else "geen"
        raise OnmogelijkeKeuze(
            f"Deze keuze kan niet: {wie} heeft hoogstens niveau {naam}, en u koos {trede.naam}. "
            "Kies een lager niveau of een andere persoon."
        )
    return trede


def level_text(trede: Trede) -> str:
    """What the portal asks, in words."""
    return f"Het portaal vraagt niveau {trede.naam}. Dat zegt hoe zeker is wie er inlogt."
