"""The soak adds up honestly: what is lost, doubled, too slow or growing shows, and only announced faults excuse."""

import json
from pathlib import Path

import pytest

from tests.performance.duurproef.balans import Aangenomen, Regel, count_afgeleverd, make_balans
from tests.performance.duurproef.browser import Mislukt, Pagina
from tests.performance.duurproef.meting import (
    Geheugencijfers,
    Rit,
    Venster,
    Vraag,
    choose_capacity,
    count_reis,
    growth,
    per_minuut,
)
from tests.performance.duurproef.plan import PLAN
from tests.performance.duurproef.reizen import REIZEN
from tests.performance.duurproef.verslag import Duurproef, to_text, write
from tests.performance.tussenpost import Aflevering, read_aflevering

BERICHT = "bericht aan organisatie"


def rit(reis: str, *vragen: Vraag, fout: str = "") -> Rit:
    return Rit(reis, vragen[0].begin, vragen, fout)


def make_proef(**anders: object) -> Duurproef:
    gewoon: dict[str, object] = {
        "seconden": 120.0, "deel": 0.7, "capaciteit": {1: 2.0, 2: 3.0}, "per_seconde": 2.1, "begin": 0.0,
        "ritten": [rit("openbaar", Vraag(1.0, 0.1, ""), Vraag(70.0, 0.2, ""))], "weggestuurd": 0, "vensters": [],
        "mislukt": [], "geheugen": [Geheugencijfers("portaal", 200, 250, 251)], "vers": [0.4],
        "balans": [Regel(BERICHT, 3, 0, 3)], "wachtend": (), "dood": 0, "keten": "", "regels": 12,
    }  # fmt: skip
    return Duurproef(**gewoon | anders)  # type: ignore[arg-type]


def missed(proef: Duurproef) -> set[str]:
    return {doel.wat for doel in proef.doelen() if not doel.gehaald}


class TestFailures:
    """A fault excuses only what it touches, and only while it lasts."""

    venster = Venster("Een bron hangt", 10.0, 20.0, frozenset({"inwoner"}), uitloop=5.0)

    @pytest.mark.parametrize(
        ("reis", "begin", "binnen"),
        [
            ("inwoner", 9.0, 0),
            ("inwoner", 9.9, 1),
            ("inwoner", 24.0, 1),
            ("inwoner", 25.0, 0),
            ("openbaar", 15.0, 0),
        ],
    )
    def test_what_counts_as_inside(self, reis: str, begin: float, binnen: int) -> None:
        cijfers = count_reis(reis, [rit(reis, Vraag(begin, 0.5, "5xx"))], [self.venster])

        assert (cijfers.fouten_binnen, cijfers.fouten_buiten) == (binnen, 1 - binnen)

    def test_a_time_out_a_refusal_and_no_connection_count_and_make_no_time(self) -> None:
        soorten = ("5xx", "time-out", "geen verbinding", "uitgesteld")
        ritten = [rit("zoeken", Vraag(1.0, 12.0, soort)) for soort in soorten]

        cijfers = count_reis("zoeken", [*ritten, rit("zoeken", Vraag(2.0, 0.1, ""))], [])

        assert (cijfers.fouten_buiten, cijfers.deel_buiten, cijfers.p95) == (4, 0.8, pytest.approx(100))

    def test_a_journey_that_ends_on_another_page_counts_outside_faults(self) -> None:
        fout = rit("inwoner", Vraag(1.0, 0.1, ""), fout="onverwacht")
        verontschuldigd = rit("inwoner", Vraag(12.0, 0.1, ""), fout="onverwacht")

        assert count_reis("inwoner", [fout, verontschuldigd], [self.venster]).anders == 1


def test_each_minute_has_its_own_times() -> None:
    ritten = [rit("zoeken", Vraag(5.0, 0.1, ""), Vraag(6.0, 0.3, "")), rit("zoeken", Vraag(65.0, 1.0, ""))]

    cijfers = per_minuut(ritten, begin=0.0)

    assert cijfers[0][0] == pytest.approx(200)
    assert cijfers[1] == (pytest.approx(1000), pytest.approx(1000))


@pytest.mark.parametrize(
    ("stappen", "gekozen"),
    [
        ({1: 1.0, 2: 1.9, 4: 3.0, 8: 3.1}, (4, 3.05)),
        ({1: 2.0, 2: 1.5}, (1, 1.75)),
        ({}, (0, 0.0)),
    ],
)
def test_more_visitors_that_only_wait_longer_are_no_capacity(
    stappen: dict[int, float], gekozen: tuple[int, float]
) -> None:
    assert choose_capacity(stappen) == gekozen


class TestMemory:
    """The second half counts, from the moment that the process was filled."""

    def test_a_process_that_leaks_shows(self) -> None:
        cijfers = growth("portaal", [(float(n), 200.0 + n) for n in range(100)], vanaf=0)

        assert cijfers is not None
        assert cijfers.groei == pytest.approx(40 / 254.5)

    def test_filling_after_a_new_start_is_no_growth(self) -> None:
        monsters = [(float(n), 100.0 if n < 30 else 250.0) for n in range(100)]

        cijfers = growth("worker", monsters, vanaf=30)

        assert cijfers is not None
        assert cijfers.groei == 0

    def test_a_few_samples_say_nothing(self) -> None:
        assert growth("worker", [(float(n), 100.0) for n in range(5)], vanaf=0) is None


class TestBalance:
    """What somebody saw accepted is at its destination once; neither none nor two."""

    def test_all_is_there_once(self) -> None:
        [regel] = make_balans([Aangenomen(BERICHT, "MO-1")], bekend={"MO-1": BERICHT}, afgeleverd={"MO-1": 1})

        assert regel == Regel(BERICHT, 1, 0, 1)
        assert regel.klopt

    def test_what_is_not_there_is_lost_also_when_the_portal_forgot_it(self) -> None:
        [regel] = make_balans([Aangenomen(BERICHT, "MO-1")], bekend={}, afgeleverd={})

        assert (regel.verloren, regel.klopt) == (("MO-1",), False)

    def test_two_things_of_one_number_are_a_double(self) -> None:
        [regel] = make_balans([Aangenomen(BERICHT, "MO-1")], bekend={}, afgeleverd={"MO-1": 2})

        assert (regel.dubbel, regel.klopt) == (("MO-1",), False)

    def test_who_pressed_twice_has_one_receipt(self) -> None:
        keer = [Aangenomen(BERICHT, "MO-1"), Aangenomen(BERICHT, "MO-1")]

        assert make_balans(keer, bekend={}, afgeleverd={"MO-1": 1}) == [Regel(BERICHT, 1, 0, 1)]

    def test_what_nobody_saw_the_receipt_of_must_arrive_as_well(self) -> None:
        [regel] = make_balans([], bekend={"MO-2": BERICHT}, afgeleverd={})

        assert (regel.ongezien, regel.verloren) == (1, ("MO-2",))

    def test_a_second_delivery_of_the_same_thing_is_one(self) -> None:
        keer = Aflevering("fbs/svb", "aanleveringen", "MO-1", "bericht-7")

        assert count_afgeleverd([keer, keer, Aflevering("fbs/svb", "aanleveringen", "MO-2", "bericht-8")]) == {
            "MO-1": 1,
            "MO-2": 1,
        }

    def test_a_second_thing_of_the_same_number_is_two(self) -> None:
        eerste = Aflevering("fbs/svb", "aanleveringen", "MO-1", "bericht-7")
        tweede = Aflevering("fbs/svb", "aanleveringen", "MO-1", "bericht-9")

        assert count_afgeleverd([eerste, tweede]) == {"MO-1": 2}

    def test_the_document_of_a_zaak_counts_where_no_zaak_was_begun(self) -> None:
        stuk = Aflevering("zgw/rdw", "enkelvoudiginformatieobjecten", "MO-1-0", "/documenten/1")
        zaak = Aflevering("zgw/rdw", "zaken", "MO-2", "/zaken/2")
        bij_zaak = Aflevering("zgw/rdw", "enkelvoudiginformatieobjecten", "MO-2-0", "/documenten/2")

        assert count_afgeleverd([stuk, zaak, bij_zaak]) == {"MO-1": 1, "MO-2": 1}


@pytest.mark.parametrize(
    ("sleutel", "body", "antwoord", "kenmerk", "uitkomst"),
    [
        ("MO-1", {"onderwerp": "x"}, {"berichtId": "b1"}, "MO-1", "b1"),
        ("", {"identificatie": "MO-2"}, {"url": "/zaken/2"}, "MO-2", "/zaken/2"),
        ("", {"bericht": "To: a@b\nMessage-ID: <k-1.1@localhost>\n\nhoi"}, {}, "k-1.1", ""),
    ],
)
def test_each_way_of_bringing_is_read(
    sleutel: str, body: dict[str, str], antwoord: dict[str, str], kenmerk: str, uitkomst: str
) -> None:
    gelezen = read_aflevering(
        "/fbs/svb/aanleveringen", sleutel, json.dumps(body).encode(), json.dumps(antwoord).encode()
    )

    assert gelezen == [Aflevering("fbs/svb", "aanleveringen", kenmerk, uitkomst)]


def test_a_question_by_post_brings_nothing() -> None:
    assert read_aflevering("/brp/personen", "", b'{"type": "x"}', b'{"personen": []}') == []


class TestReport:
    """Every goal that was missed is said, and nothing else."""

    def test_a_good_run_misses_nothing(self) -> None:
        assert missed(make_proef()) == set()

    @pytest.mark.parametrize(
        ("anders", "gemist"),
        [
            ({"balans": [Regel(BERICHT, 1, 0, 0, verloren=("MO-1",))]}, "Accepted and lost"),
            ({"balans": [Regel(BERICHT, 1, 0, 0, dubbel=("MO-1",))]}, "Accepted and doubled"),
            ({"wachtend": ("inzendingen.bezorgen 7",)}, "Still on its way, or given up, at the end"),
            ({"keten": "de schakel klopt niet"}, "Faults in the chain of the log (1 = yes)"),
            ({"geheugen": [Geheugencijfers("worker", 200, 200, 210)]}, "Growth over the second half: worker"),
            ({"vers": [0.2, 4.0]}, "From publishing to fresh on the page, p95"),
            ({"weggestuurd": 1}, "Visitors turned away because too many were waiting"),
            ({"mislukt": ["Redis stopt en start: x"]}, "Faults that could not be made"),
            ({"ritten": [rit("openbaar", Vraag(1.0, 0.1, "5xx"))]}, "Part of the questions outside faults that failed"),
            ({"ritten": [rit("openbaar", Vraag(1.0, 3.0, ""))]}, "p95 outside faults: openbaar"),
        ],
    )
    def test_a_missed_goal_is_said(self, anders: dict[str, object], gemist: str) -> None:
        assert missed(make_proef(**anders)) == {gemist}

    def test_what_is_not_ours_may_grow(self) -> None:
        assert missed(make_proef(geheugen=[Geheugencijfers("Valkey", 10, 10, 20)])) == set()

    def test_the_page_names_faults_memory_and_balance(self, tmp_path: Path) -> None:
        proef = make_proef(vensters=[Venster("Redis stopt en start", 30.0, 33.0)])

        write(proef, json_pad=tmp_path / "duurproef.json", tekst_pad=tmp_path / "duurproef.md")

        tekst = (tmp_path / "duurproef.md").read_text()
        assert "| 0.5 | 0.6 | Redis stopt en start | 0 | 0 |" in tekst
        assert "| portaal | 200 | 250 | 251 | +0.4% |" in tekst
        assert f"| {BERICHT} | 3 | 0 | 3 | 0 | 0 |" in tekst
        assert json.loads((tmp_path / "duurproef.json").read_text())["doelen"][0]["gehaald"] is True

    def test_the_page_says_how_much_came(self) -> None:
        tekst = to_text(make_proef())

        assert "carried 3.00 journeys a second once more visitors brought no more" in tekst
        assert "(1 at once 2.00, 2 at once 3.00), so 2.10" in tekst


def test_the_plan_goes_from_early_to_late_and_leaves_the_end_alone() -> None:
    begin = [storing.van for storing in PLAN]

    assert begin == sorted(begin)
    assert all(storing.van + storing.duur <= 0.9 for storing in PLAN)
    assert all(storing.van < 0.5 for storing in PLAN if storing.soort != "bron")
    assert {reis for storing in PLAN for reis in storing.raakt} <= set(REIZEN)


class TestForms:
    """A visitor sends what a browser without script would send."""

    HTML = b"""<html><body><main><form action="/zoek/"><input name="q"></form>
        <form method="post" action="verder/"><input type="hidden" name="sleutel" value="k">
        <input type="radio" name="soort" value="a"><input type="radio" name="soort" value="b" checked>
        <input type="checkbox" name="mee" checked><input type="file" name="foto">
        <select name="land"><option value="">Kies</option><option value="nl" selected>Nederland</option></select>
        <textarea name="tekst">Hallo</textarea><button name="keuze" value="noor">Noor</button></form>
        <a href="/mijn/zaken/1/">Zaak</a></main></body></html>"""

    def test_fields_as_they_stand_go_along(self) -> None:
        vorm, naam = Pagina(200, "http://x/mijn/", self.HTML).knop("noor")

        assert naam == "keuze"
        assert vorm.actie == "http://x/mijn/verder/"
        assert vorm.velden == [
            ("sleutel", "k"), ("soort", "b"), ("mee", "on"), ("land", "nl"), ("tekst", "Hallo"),
        ]  # fmt: skip

    def test_a_form_is_found_by_a_field(self) -> None:
        assert Pagina(200, "http://x/mijn/", self.HTML).formulier("q").actie == "http://x/zoek/"

    def test_what_is_not_there_is_a_journey_that_fails(self) -> None:
        with pytest.raises(Mislukt, match="geen formulier met reden"):
            Pagina(200, "http://x/mijn/", self.HTML).formulier("reden")
