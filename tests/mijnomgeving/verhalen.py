"""Stories made for one test, for a federatie that tells these instead of those of the data files."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Bedrijven, Vestiging
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, Personas
from mijnomgeving.federatie.opslag.verhalen import Berichtverhaal, Stap, Uitkomst, Zaakverhaal
from mijnomgeving.federatie.wereld import Wereld
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Rsin
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

Velden = dict[str, Any]
SANNE = "999990019"
KVK, RSIN, WINKEL, BAKKERIJ = "69599084", "857587973", "000037178598", "000037178601"
_TEKST: Velden = {"wie": "", "verhaal": "", "groep": "Proberen"}


def zaak(identificatie: str, *, organisatie: str = "uwv", **velden: Any) -> Zaakverhaal:
    """A zaak that has just begun, unless the test says otherwise."""
    standaard: Velden = {
        "zaaktype": "bezwaar",
        "omschrijving": f"Zaak {identificatie}",
        "toelichting": "",
        "startdatum": "2026-11-02",
        "statussen": (Stap(type="ontvangen", op="2026-11-02T09:00:00+01:00", toelichting=""),),
    }
    return Zaakverhaal(organisatie=organisatie, identificatie=identificatie, **(standaard | velden))


def afgerond(identificatie: str, op: str) -> Zaakverhaal:
    """A zaak that ends on that day."""
    stappen = (
        Stap(type="ontvangen", op="2026-11-02T09:00:00+01:00", toelichting=""),
        Stap(type="besluit", op=f"{op}T09:00:00+01:00", toelichting="U krijgt gelijk."),
    )
    uitkomst = Uitkomst(type="gegrond", toelichting="U krijgt gelijk.")
    return zaak(identificatie, statussen=stappen, einddatum=op, resultaat=uitkomst)


def bericht(sleutel: str, *, organisatie: str = "uwv", **velden: Any) -> Berichtverhaal:
    """A message that was sent, unless the test says otherwise."""
    standaard: Velden = {"onderwerp": f"Bericht {sleutel}", "inhoud": "Beste lezer,", "op": "2026-11-02T09:00:00+01:00"}
    return Berichtverhaal(organisatie=organisatie, sleutel=sleutel, **(standaard | velden))


def persona(*, bronnen: Mapping[str, Any] | None = None, **velden: Any) -> Persona:
    """Sanne, who has only what the test gives her."""
    brp: Velden = {"naam": {"voornamen": "Sanne", "geslachtsnaam": "Vos"}, "geboorte": {"datum": "1990-01-01"}}
    vast: Velden = {
        "sleutel": "sanne",
        "volgorde": 1,
        "naam": "Sanne Vos",
        "bsn": Bsn(SANNE),
        "niveau": Niveau.SUBSTANTIEEL,
    }
    return Persona(**(vast | _TEKST | {"brp": brp, "bronnen": bronnen or {}} | velden))


def bedrijf(**velden: Any) -> Bedrijf:
    """A bakery with two vestigingen, which has only what the test gives it."""
    vestigingen = tuple(
        Vestiging(
            vestigingsnummer=nummer,
            naam=naam,
            hoofdvestiging=nummer == WINKEL,
            straat="Dorpsstraat",
            huisnummer=1,
            postcode="3512BA",
            plaats="Utrecht",
            sbi=("10711",),
            werkzame_personen=3,
        )
        for nummer, naam in ((WINKEL, "Winkel"), (BAKKERIJ, "Bakkerij"))
    )
    vast: Velden = {"sleutel": "proefbakkerij", "volgorde": 1, "naam": "Proefbakkerij B.V."}
    kvk: Velden = {
        "ingeschreven": "2017-05-18",
        "aanvang": "2017-05-15",
        "sbi": [{"code": "10711", "omschrijving": "Brood bakken"}],
    }
    nummers: Velden = {
        "kvk_nummer": KvkNummer(KVK),
        "rsin": Rsin(RSIN),
        "rechtsvorm": "Besloten Vennootschap",
        "kvk": kvk,
    }
    return Bedrijf(**(vast | _TEKST | nummers | {"vestigingen": vestigingen, "bevoegden": ()} | velden))


@contextmanager
def federatie_met(*verhalen: Persona | Bedrijf, **instellingen: Any) -> Iterator[tuple[DraaiendeFederatie, Wereld]]:
    """A running federatie that tells these stories, and its world, of which a test can move the clock."""
    personas = Personas({v.sleutel: v for v in verhalen if isinstance(v, Persona)})
    bedrijven = Bedrijven({v.sleutel: v for v in verhalen if isinstance(v, Bedrijf)})
    werelden: list[Wereld] = []

    def load(*, begin: datetime, klok: Any) -> Wereld:
        werelden.append(
            Wereld(begin=begin, organisaties=load_organisaties(), personas=personas, bedrijven=bedrijven, klok=klok)
        )
        return werelden[-1]

    with patch.object(Wereld, "load", load), draaiende_federatie(**instellingen) as draait:
        yield draait, werelden[-1]


def zaken(aantal: int, **velden: Any) -> Iterable[Zaakverhaal]:
    """So many zaken of one organisation."""
    return [zaak(f"B-{nummer}", **velden) for nummer in range(aantal)]
