"""What Sanne and organisations said to each other."""

from datetime import datetime
from typing import Any

from pytest_django import Settings

from mijnomgeving.bronnen.klantinteracties.models import NieuwContact
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


def nieuw(kenmerk: str = "7K3F9QXB", **velden: Any) -> NieuwContact:
    vast = {"kanaal": "balie", "onderwerp": "Hulp bij schulden", "inhoud": "Wij maakten een afspraak."}
    op = datetime.fromisoformat("2026-11-22T09:30:00+01:00")
    return NieuwContact(kenmerk=kenmerk, op=op, **(vast | velden))


def test_a_contact_at_the_counter_is_written_down_once_and_sanne_sees_it(settings: Settings) -> None:
    rijen = [contact("eerste")]
    verhaal = persona(zaken=tuple(verhalen.zaken(1)), bronnen={"contactmomenten": rijen})
    with federatie_met(verhaal) as (draait, wereld):
        bron = wijs(settings, draait)
        terug = nieuw(zaaknummer="B-0", terugbellen="Bel over de huur. Tussen 9 en 12 uur.")
        eerste = ask(bron.register_contact, terug, betrokkene=SANNE_ZELF, naam="Sanne Hendriks")
        assert ask(bron.register_contact, terug, betrokkene=SANNE_ZELF, naam="Sanne Hendriks") == eerste
        ask(bron.register_contact, nieuw("ZONDER", onderwerp="Algemene vraag"), betrokkene=None, naam="")
        # Time goes on, the stories are told anew, and what was written stays.
        wereld.verder(1)
        gezien = ask(bron.list_contactmomenten, SANNE_ZELF)
    assert [(c.onderwerp, c.kanaal, c.zaaknummers, c.wacht_op_antwoord) for c in gezien] == [
        ("Hulp bij schulden", "balie", ("B-0",), True),
        ("Vraag eerste", "telefoon", (), False),
    ]


def test_who_was_never_there_becomes_known_once(settings: Settings) -> None:
    onderneming = Onderneming(KvkNummer(KVK), rsin=Rsin(RSIN))
    with federatie_met(persona()) as (draait, _):
        bron = wijs(settings, draait)
        for wie, naam in ((SANNE_ZELF, "Sanne Hendriks"), (onderneming, "Bakkerij")):
            assert ask(bron.list_contactmomenten, wie) == ()
            ask(bron.register_contact, nieuw(f"A{naam[:5]}"), betrokkene=wie, naam=naam)
            ask(bron.register_contact, nieuw(f"B{naam[:5]}", gelukt=False), betrokkene=wie, naam=naam)
            assert len(ask(bron.list_contactmomenten, wie)) == 2
