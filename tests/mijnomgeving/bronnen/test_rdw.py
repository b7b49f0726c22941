"""Vehicles: whose they are from the closed register, what they are from the open data."""

from datetime import date

import pytest

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.rdw.mapping import parse_kentekens, parse_voertuigen, vraag_op_kenteken
from mijnomgeving.bronnen.registry import rdw
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from portal.outbound.service import Onbegrijpelijk
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, Federatie

TIM = Persoon(Bsn("999990020"))
REGEL = {"kenteken": "T812KV", "tenaamgesteldOp": "2023-01-14", "geschorst": False}
FEIT = {"kenteken": "T812KV", "voertuigsoort": "Personenauto", "merk": "TOYOTA"}


def test_tim_has_a_car_and_a_trailer(federatie: Federatie) -> None:
    auto, aanhanger = ask(rdw().list_voertuigen, TIM)
    assert (auto.kenteken, auto.merk, auto.brandstof, auto.apk_tot) == (
        "T812KV",
        "TOYOTA",
        "Benzine",
        date(2027, 10, 19),
    )
    assert (auto.eerste_toelating, auto.op_naam_sinds) == (date(2021, 10, 19), date(2023, 1, 14))
    assert (aanhanger.soort, aanhanger.brandstof, aanhanger.apk_tot) == ("Aanhangwagen", "", None)


def test_a_company_has_vehicles_as_well(federatie: Federatie) -> None:
    [bus] = ask(rdw().list_voertuigen, Onderneming(KvkNummer("68750110")))
    assert (bus.merk, bus.verzekerd, bus.geschorst) == ("RENAULT", True, False)


def test_who_has_none_is_asked_about_once(federatie: Federatie) -> None:
    assert ask(rdw().list_voertuigen, Persoon(Bsn(DAAN))) == ()
    assert [verzoek.pad for verzoek in federatie.ontvangen] == ["/rdw/voertuigregister/v1/voertuigen/_zoek"]


def test_facts_that_are_missing_are_not_left_out_in_silence() -> None:
    regels = parse_kentekens("RDW", {"voertuigen": [REGEL]})
    with pytest.raises(Onbegrijpelijk):
        parse_voertuigen("RDW", regels, [], [])


@pytest.mark.parametrize("kenteken", ["T-812-KV", "t812kv", "x') or ('1'='1", "", None, 7])
def test_what_is_no_plate_never_reaches_a_query(kenteken: object) -> None:
    with pytest.raises(Onbegrijpelijk):
        parse_kentekens("RDW", {"voertuigen": [{**REGEL, "kenteken": kenteken}]})
    assert vraag_op_kenteken(["T812KV", "WX39PR"])["$where"] == "kenteken in('T812KV', 'WX39PR')"


@pytest.mark.parametrize(("woord", "verzekerd"), [("Ja", True), ("Nee", False), ("N.v.t.", None), (None, None)])
def test_insurance_may_be_unknown(woord: str | None, verzekerd: bool | None) -> None:  # noqa: FBT001
    regels = (Lezer.of("RDW", REGEL),)
    [voertuig] = parse_voertuigen("RDW", regels, [{**FEIT, "wam_verzekerd": woord, "eerste_kleur": "N.v.t."}], [])
    assert (voertuig.verzekerd, voertuig.kleur) == (verzekerd, "")
    with pytest.raises(Onbegrijpelijk):
        parse_voertuigen("RDW", regels, [{**FEIT, "wam_verzekerd": "misschien"}], [])
