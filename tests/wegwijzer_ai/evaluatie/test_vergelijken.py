"""Two builds on the same questions: a difference counts when chance hardly gives it."""

from typing import Any

import pytest

from wegwijzer_ai.evaluatie.vergelijken import compare


def rapport(rangen: dict[str, int | None], *, fout: float = 0.0) -> dict[str, Any]:
    return {
        "datum": "2026-11-22",
        "vragen": len(rangen),
        "per_vraag": [
            {
                "sleutel": sleutel,
                "vraag": f"vraag {sleutel}",
                "cijfers": {"r1": float(rang == 1), "fout_direct": fout},
                "uitkomst": "antwoord",
                "rang": rang,
            }
            for sleutel, rang in rangen.items()
        ],
    }


def test_better_on_many_questions_is_better() -> None:
    oud = rapport({str(n): 1 if n < 50 else 2 for n in range(100)}, fout=1.0)
    nieuw = rapport({str(n): 1 if n < 70 else 2 for n in range(100)}, fout=0.0)

    found = compare(nieuw, oud)

    assert found["verschillen"]["r1"]["verschil"] == 0.2
    assert found["verschillen"]["r1"]["oordeel"] == "beter"
    assert found["verschillen"]["fout_direct"]["oordeel"] == "beter", "less of it is better"
    assert len(found["gewonnen"]) == 20
    assert found["gewonnen"][0] | {"rang_oud": 2, "rang_nieuw": 1} == found["gewonnen"][0]
    assert found["verloren"] == []


def test_one_question_of_many_may_be_chance() -> None:
    oud = rapport({str(n): 1 if n < 50 else 2 for n in range(100)})
    nieuw = rapport({str(n): 1 if n < 51 else 2 for n in range(100)})

    found = compare(nieuw, oud)["verschillen"]["r1"]

    assert found["oordeel"] == "gelijk"
    assert found["van"] <= 0 <= found["tot"]
    assert compare(nieuw, oud)["verschillen"]["r1"] == found, "drawn the same way each time"


def test_only_questions_of_both_count() -> None:
    found = compare(rapport({"a": 1, "b": 1}), rapport({"b": None, "c": 1}))

    assert found["vragen"] == 1
    assert [item["vraag"] for item in found["gewonnen"]] == ["vraag b"]


@pytest.mark.parametrize("oud", [{}, {"per_vraag": []}, {"vragen": 3}])
def test_a_report_with_nothing_in_common_is_refused(oud: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="geen vraag gemeen"):
        compare(rapport({"a": 1}), oud)
