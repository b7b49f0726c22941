"""What Sanne and organisations said to each other."""

from typing import Any

from pytest_django import Settings

from mijnomgeving.bronnen.klantinteracties.port import ContactenBron
from mijnomgeving.bronnen.registry import contacten_bronnen, register_adressen
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.outbound.service import shutdown
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.verhalen import KVK, RSIN, SANNE, bedrijf, federatie_met, persona

SANNE_ZELF = Persoon(Bsn(SANNE))


def contact(sleutel: str, **velden: Any) -> dict[str, Any]:
    vast = {"organisatie": "uwv", "kanaal": "telefoon", "onderwerp": f"Vraag {sleutel}", "inhoud": "U belde."}
    return vast | {"sleutel": sleutel, "op": "2026-11-09T15:20:00+01:00"} | velden


def wijs(settings: Settings, draait: DraaiendeFederatie) -> ContactenBron:
    shutdown()
    settings.KLANTINTERACTIES_BRONNEN = [f"UWV|{'0' * 20}|{draait.base_url}/klantinteracties/uwv"]
    register_adressen()
    return contacten_bronnen()[0]


def test_sanne_sees_her_contacts_newest_first_with_zaak_and_promise(settings: Settings) -> None:
    rijen = [
        contact("eerste"),
        contact("tweede", op="2026-11-10T09:00:00+01:00", zaak="B-0", terugbellen=True, beantwoord_op="2026-12-01"),
        contact("later", op="2026-12-24T09:00:00+01:00"),
        contact("elders", organisatie="svb"),
    ]
    verhaal = persona(zaken=tuple(verhalen.zaken(1)), bronnen={"contactmomenten": rijen})
    with federatie_met(verhaal, bedrijf(bronnen={"contactmomenten": [contact("bedrijf")]})) as (draait, wereld):
        bron = wijs(settings, draait)
        gezien = ask(bron.list_contactmomenten, SANNE_ZELF)
        heel = Onderneming(KvkNummer(KVK), rsin=Rsin(RSIN))
        assert [c.onderwerp for c in ask(bron.list_contactmomenten, heel)] == ["Vraag bedrijf"]
        assert ask(bron.list_contactmomenten, EuPersoon("DE/NL/1")) == ()
        wereld.verder(10)
        later = ask(bron.list_contactmomenten, SANNE_ZELF)
    assert [(c.onderwerp, c.zaaknummers, c.wacht_op_antwoord) for c in gezien] == [
        ("Vraag tweede", ("B-0",), True),
        ("Vraag eerste", (), False),
    ]
    assert (gezien[0].kanaal, gezien[0].inhoud) == ("telefoon", "U belde.")
    assert not later[0].wacht_op_antwoord


def test_many_contacts_all_come(settings: Settings) -> None:
    rijen = [contact(f"c{nummer}") for nummer in range(130)]
    with federatie_met(persona(bronnen={"contactmomenten": rijen})) as (draait, _):
        assert len(ask(wijs(settings, draait).list_contactmomenten, SANNE_ZELF)) == 130
