"""What the registers say about everybody in the stories, the portal understands."""

from mijnomgeving.bronnen import registry
from mijnomgeving.federatie.opslag.bedrijven import load_bedrijven
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from portal.core.betrokkene import Onderneming, Persoon
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie

PERSONAS = load_personas(load_organisaties())
BEDRIJVEN = load_bedrijven(load_organisaties(), PERSONAS)


def test_of_every_company(federatie: Federatie) -> None:
    for bedrijf in BEDRIJVEN:
        onderneming = Onderneming(bedrijf.kvk_nummer, bedrijf.rsin)
        profiel = ask(registry.kvk().fetch_profiel, onderneming)
        assert profiel is not None
        assert (profiel.naam, profiel.rsin) == (bedrijf.naam, str(bedrijf.rsin or ""))
        assert profiel.adressen or not bedrijf.rsin, bedrijf.sleutel
        vestigingen = ask(registry.kvk().list_vestigingen, onderneming)
        assert len(vestigingen or ()) == len(bedrijf.vestigingen)
        bestuur = ask(registry.kvk().fetch_bestuur, onderneming)
        assert bestuur is not None
        assert bestuur.functionarissen, bedrijf.sleutel
        assert isinstance(ask(registry.rdw().list_voertuigen, onderneming), tuple)
        assert isinstance(ask(registry.woz().list_objecten_van_onderneming, onderneming), tuple)


def test_of_every_person(federatie: Federatie) -> None:
    for persona in PERSONAS:
        if persona.bsn is None:
            continue
        persoon = Persoon(persona.bsn)
        voertuigen = ask(registry.rdw().list_voertuigen, persoon)
        inkomens = ask(registry.inkomen().list_inkomens, persoon)
        diplomas = ask(registry.duo().list_diplomas, persoon)
        assert len(voertuigen) <= len(persona.bronnen.get("rdw", []))
        assert len(inkomens) <= len(persona.bronnen.get("inkomen", []))
        assert len(diplomas) <= len(persona.bronnen.get("diplomas", []))
        objecten = [woz["object"] for woz in persona.bronnen.get("woz", [])]
        woningen = ask(registry.woz().list_objecten, persoon, objecten)
        assert {woning.identificatie for woning in woningen} <= {
            woz["identificatie"] for woz in persona.bronnen.get("woz", [])
        }
        assert bool(woningen) == bool(objecten), persona.sleutel
