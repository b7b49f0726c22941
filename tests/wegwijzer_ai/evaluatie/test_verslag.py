"""The report says what was right about each turn, for whom, and how sure we were."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.wegwijzer_ai.evaluatie.verzonnen import CATALOGUS, turn
from wegwijzer_ai.evaluatie.meten import Meting
from wegwijzer_ai.evaluatie.oordelen import has_personal_data
from wegwijzer_ai.evaluatie.vergelijken import compare
from wegwijzer_ai.evaluatie.verslag import Vragenset, write_up
from wegwijzer_ai.rapport.bladzijde import write_bladzijde
from wegwijzer_ai.service import Uitkomst

SETS = [Vragenset("proef", 3, "abc")]


def report_of(*metingen: Meting, met_vragen: bool = True) -> dict[str, Any]:
    return write_up(metingen, catalogus=CATALOGUS, sets=SETS, datum=date(2026, 11, 22), met_vragen=met_vragen)


def test_each_place_counts_for_its_own_figure() -> None:
    rapport = report_of(
        turn("mijn paspoort is op", "paspoort", doel="paspoort"),
        turn("rijbewijs weg", "paspoort", "rijbewijs", doel="rijbewijs", uitkomst=Uitkomst.VERDUIDELIJKING),
        turn("huur te hoog", "paspoort", "rijbewijs", "a", "huurtoeslag", doel="huurtoeslag"),
        turn("hond", "paspoort", doel="hondenbelasting"),
    )

    assert rapport["rangschikking"] == {"n": 3, "r1": 0.333, "r3": 0.667, "r5": 1.0, "mrr": 0.583}
    assert rapport["buiten_catalogus"] == 1, "what we do not have is no miss"
    assert rapport["geholpen"]["aantal"] == 2
    assert rapport["fout_direct"]["aantal"] == 1
    assert rapport["groepen"]["laag"]["rijk"]["r1"] == 0.0
    assert rapport["groepen"]["laag"]["gemeente"]["r1"] == 0.5


def test_a_sentence_counts_as_supported_only_when_its_own_page_says_it() -> None:
    rapport = report_of(
        turn("a", "paspoort", doel="paspoort", zinnen=(("Vraag paspoort aan.", "/product/paspoort/"),)),
        turn("b", "paspoort", doel="paspoort", zinnen=(("Dat kost  € 10.", "/product/paspoort/"),)),
        turn("c", "paspoort", doel="paspoort", zinnen=(("ik wil paspoort", "/product/paspoort/"),)),
        turn("d", "paspoort", doel="paspoort", zinnen=(("Pidi paspoort.", "/product/paspoort/"),)),
    )

    assert (rapport["zinnen"]["n"], rapport["zinnen"]["aantal"]) == (4, 2), "people's words stand on no page"


@pytest.mark.parametrize(
    ("bron", "juist"),
    [
        ("/product/paspoort/", 1),
        ("/levensgebeurtenis/verhuizen/", 1),
        ("/regelhulp/na-ontslag/", 1),
        ("/product/rijbewijs/", 0),
        ("/product/bestaat-niet/", 0),
    ],
)
def test_a_source_must_exist_and_belong_to_what_is_shown(bron: str, juist: int) -> None:
    rapport = report_of(turn("a", "paspoort", doel="paspoort", zinnen=(("Dit is.", bron),)))

    assert rapport["bronnen"] == {"n": 1, "aantal": juist, "deel": float(juist)}


def test_limits_are_counted_by_what_was_expected() -> None:
    rapport = report_of(
        turn("help", gedrag="emergency", uitkomst=Uitkomst.NOODGEVAL),
        turn("recept", gedrag="refuse", uitkomst=Uitkomst.ANTWOORD),
        turn("paspoort", "paspoort", doel="paspoort", uitkomst=Uitkomst.NOODGEVAL),
    )

    assert rapport["noodgevallen"] == {"n": 1, "aantal": 1, "deel": 1.0, "met_nummer": 1, "vals_alarm": 1}
    assert rapport["gedrag"]["refuse"]["aantal"] == 0
    assert rapport["uitkomsten"] == {
        "answer": {"noodgeval": 1}, "emergency": {"noodgeval": 1}, "refuse": {"antwoord": 1},
    }  # fmt: skip
    assert rapport["ten_onrechte_niet_beantwoord"]["aantal"] == 1


def test_confidence_that_keeps_its_promise_has_no_error_and_one_that_boasts_has() -> None:
    honest = [turn(f"v{n}", "paspoort" if n < 8 else "rijbewijs", doel="paspoort", zekerheid=0.8) for n in range(10)]
    boasting = [turn(f"v{n}", "paspoort" if n < 4 else "rijbewijs", doel="paspoort", zekerheid=0.9) for n in range(10)]

    assert report_of(*honest)["zekerheid"]["ece"] == pytest.approx(0.0, abs=0.001)
    assert report_of(*boasting)["zekerheid"]["ece"] == pytest.approx(0.5, abs=0.001)


def test_answering_more_costs_more_mistakes() -> None:
    metingen = [turn(f"v{n}", "paspoort", doel="paspoort", zekerheid=0.9 - n / 100) for n in range(9)]
    metingen.append(turn("fout", "rijbewijs", doel="paspoort", zekerheid=0.2))

    zekerheid = report_of(*metingen)["zekerheid"]

    assert zekerheid["risico"][-1] == (1.0, 0.1)
    assert zekerheid["dekking_bij_2_procent_fout"] == 0.9
    by_threshold = {row["drempel"]: row for row in zekerheid["drempels"]}
    assert by_threshold[0.2]["fout_van_alle"] == 0.1
    assert by_threshold[0.5] == {
        "drempel": 0.5, "beantwoord": 0.9, "daarvan_juist": 1.0, "fout_van_alle": 0.0, "buiten_bereik_beantwoord": 0.0,
    }  # fmt: skip


def test_confusions_name_the_pair_and_the_question_that_tells_them_apart() -> None:
    rapport = report_of(
        turn("a", "voornaam-wijzigen", doel="paspoort"), turn("b", "voornaam-wijzigen", doel="paspoort")
    )

    assert rapport["verwarringen"] == [
        {"verwacht": "product:paspoort", "gevonden": "product:voornaam-wijzigen", "aantal": 2, "familie": ""}
    ]


@pytest.mark.parametrize(
    ("tekst", "wel"),
    [
        ("mijn bsn is 111222333", True),
        ("bel 06 12345678", True),
        ("mail jan@example.nl", True),
        ("NL91 ABNA 0417 1643 00", True),
        ("ik woon op 3511 AB 12", True),
        ("bel 0800 0543", False),
        ("in 2026 betaal ik 1.200 euro", False),
    ],
)
def test_personal_data_is_seen_apart_from_the_masking(*, tekst: str, wel: bool) -> None:
    assert has_personal_data(tekst) is wel


def test_what_would_be_kept_is_looked_at_not_what_was_typed() -> None:
    typed = "mail jan@example.nl over mijn paspoort"
    clean = report_of(turn(typed, "paspoort", doel="paspoort", gezien="mail [...] over mijn paspoort"))
    leaking = report_of(turn(typed, "paspoort", doel="paspoort"))

    assert clean["persoonsgegevens_bewaard"] == {"n": 1, "aantal": 0, "deel": 0.0, "vragen_met": 1}
    assert leaking["persoonsgegevens_bewaard"]["aantal"] == 1


def test_a_set_that_stays_apart_gives_figures_and_not_a_word_of_its_questions() -> None:
    rapport = report_of(turn("heel bijzondere woorden", "rijbewijs", doel="paspoort"), met_vragen=False)

    written = json.dumps(rapport) + write_bladzijde(rapport)
    assert "bijzondere" not in written
    assert "product:paspoort" not in written
    assert rapport["aantallen"]["missers"] == 1
    assert rapport["rangschikking"]["r1"] == 0.0


def test_the_same_turns_give_the_same_report_and_page() -> None:
    metingen = [turn(f"vraag {n}", "paspoort", doel="paspoort", zekerheid=n / 10) for n in range(10)]

    one, other = report_of(*metingen), report_of(*metingen)

    assert one == other
    assert write_bladzijde(one) == write_bladzijde(other)


class Reader(HTMLParser):
    """The tags of a page, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_page_stands_alone_and_is_readable_without_seeing_it() -> None:
    rapport = report_of(
        turn("<script>alert(1)</script>", "rijbewijs", doel="paspoort", zekerheid=0.4),
        turn("b", "paspoort", doel="paspoort"),
    )
    rapport["vergelijking"] = compare(rapport, rapport)

    page = write_bladzijde(rapport)

    reader = Reader()
    reader.feed(page)
    assert "script" not in reader.tags, "what somebody typed is text"
    assert reader.fetched == [], "nothing is fetched from anywhere"
    assert '<html lang="nl">' in page
    assert reader.tags.count("h1") == 1
    assert reader.tags.count("table") == reader.tags.count("caption")
    for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        assert 'role="img"' in svg
        assert "<title" in svg
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_an_empty_report_is_a_page_too() -> None:
    assert "0 vragen" in write_bladzijde(report_of())
