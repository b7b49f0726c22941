"""A company's own software reads what the government has for it, and nothing else."""

import pytest

from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import check_keten
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.koppelvlak.conftest import Toelaten


def test_the_example_for_developers_reads_everything(toelaten: Toelaten) -> None:
    programma = toelaten()
    zaken = list(programma.systeem.lees("zaken"))
    assert {"LH-2026-11-44120", "KVK-2026-220114", "ZW-2026-80117"} <= {zaak["zaaknummer"] for zaak in zaken}
    assert len({zaak["sleutel"] for zaak in zaken}) == len(zaken)
    taken, berichten = list(programma.systeem.lees("taken")), list(programma.systeem.lees("berichten"))
    assert taken
    assert berichten
    eerste = berichten[0]
    status, heel = programma.ask(f"berichten/{eerste['magazijn']}/{eerste['berichtId']}")
    assert status == 200
    assert heel["inhoud"]
    assert heel["onderwerp"] == eerste["onderwerp"]


@pytest.mark.norm("B21")
def test_both_logs_say_that_a_system_read(toelaten: Toelaten) -> None:
    toelaten(naam="Boekhoudpakket").ask("zaken")
    regels = AuditRegel.objects.filter(actie="gelezen", activiteit="mijn-zaken")
    assert regels
    assert {(regel.machtiging, regel.organisatie) for regel in regels} == {("systeem", "Boekhoudpakket")}
    assert {rij.data_subject_id_type for rij in Verwerking.objects.all()} == {"KVK"}
    assert check_keten() is None


def test_a_page_at_a_time(toelaten: Toelaten) -> None:
    programma = toelaten()
    _, alles = programma.ask("zaken?pageSize=100")
    status, blad = programma.ask("zaken?pageSize=1")
    assert status == 200
    assert (blad["count"], len(blad["results"]), blad["previous"]) == (alles["count"], 1, None)
    assert blad["next"].endswith("/api/v1/mijn/zaken?pageSize=1&page=2")
    assert [zaak["zaaknummer"] for zaak in programma.systeem.lees("zaken?pageSize=1")] == [
        zaak["zaaknummer"] for zaak in alles["results"]
    ]
    _, lopend = programma.ask("zaken?loopt=true&pageSize=100")
    _, klaar = programma.ask("zaken?loopt=false&pageSize=100")
    assert lopend["count"] + klaar["count"] == alles["count"]
    assert all(zaak["afgerondOp"] is None for zaak in lopend["results"])


def test_a_source_that_is_down_is_named_and_all_down_is_no_empty_list(toelaten: Toelaten, federatie: Federatie) -> None:
    programma = toelaten()
    federatie.zet("zgw/uwv", "uit")
    status, blad = programma.ask("zaken")
    assert status == 200
    assert [bron["bron"] for bron in blad["ontbreekt"]] == ["UWV"]
    for dienst in ("zgw/belastingdienst", "zgw/kvk"):
        federatie.zet(dienst, "uit")
    status, blad = programma.ask("zaken")
    assert status == 503
    assert "Retry-After" in programma.laatste.headers


def test_answers_are_kept_nowhere_and_open_to_no_other_site(toelaten: Toelaten) -> None:
    programma = toelaten()
    programma.ask("zaken")
    koppen = programma.laatste.headers
    assert koppen["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in koppen
    assert koppen["API-Version"] == "1.0.0"


def test_a_system_of_one_vestiging_sees_that_vestiging_only(toelaten: Toelaten) -> None:
    _, alles = toelaten(naam="Alles").ask("zaken?pageSize=100")
    _, winkel = toelaten(naam="Winkel", vestigingen=("990090000025",)).ask("zaken?pageSize=100")
    assert winkel["count"] < alles["count"]


def test_obligations_with_why_and_the_law(toelaten: Toelaten) -> None:
    programma = toelaten()
    status, blad = programma.ask("verplichtingen?pageSize=100")
    assert status == 200, blad
    assert blad["count"] > 3
    dagen = [rij["uiterlijkOp"] for rij in blad["results"]]
    assert dagen == sorted(dagen)
    for rij in blad["results"]:
        assert rij["waarom"]
        assert rij["wet"]
        assert rij["url"].endswith(f"/mijn/verplichtingen/#{rij['kenmerk']}")
    _, kort = programma.ask(f"verplichtingen?pageSize=100&tot={dagen[0]}")
    assert 0 < kort["count"] <= blad["count"]
