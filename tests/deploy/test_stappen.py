"""A step runs when what it reads has changed, and only that step."""

import sys
from pathlib import Path

import pytest

from deploy.lokaal import stappen
from deploy.lokaal.stappen import Stap, StapMislukt, run_steps


@pytest.fixture
def huis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout with two files, where each step writes down that it ran."""
    monkeypatch.setattr(stappen, "ROOT", tmp_path)
    monkeypatch.setattr(stappen, "database_identity", lambda _url: "een")
    (tmp_path / "a.yaml").write_text("a")
    (tmp_path / "b.yaml").write_text("b")
    return tmp_path


def make_step(naam: str, *, in_database: bool = False) -> Stap:
    opdracht = [sys.executable, "-c", f"open('gedaan', 'a').write('{naam}')"]
    return Stap(naam, f"Stap {naam}", [opdracht], [f"{naam}.yaml"], in_database)


def ran(huis: Path, *stappen_: Stap) -> str:
    """The names of the steps that ran this time."""
    (huis / "gedaan").write_text("")
    run_steps(huis / "var", stappen_ or (make_step("a"), make_step("b", in_database=True)))
    return (huis / "gedaan").read_text()


@pytest.fixture(autouse=True)
def _folder(huis: Path) -> None:
    (huis / "var").mkdir()


def test_only_the_step_whose_file_changed_runs_again(huis: Path) -> None:
    assert ran(huis) == "ab"
    assert ran(huis) == ""

    (huis / "b.yaml").write_text("anders")

    assert ran(huis) == "b"


def test_a_new_database_is_filled_again(huis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran(huis)
    monkeypatch.setattr(stappen, "database_identity", lambda _url: "twee")

    assert ran(huis) == "b"


def test_broken_stamps_mean_that_everything_runs(huis: Path) -> None:
    ran(huis)
    (huis / "var" / "stappen.json").write_text("{hal")

    assert ran(huis) == "ab"


def test_the_first_time_says_how_long_it_takes(huis: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(huis)
    assert "de eerste keer ongeveer twee minuten" in capsys.readouterr().out

    ran(huis)
    assert capsys.readouterr().out == ""


def test_a_step_that_fails_gives_its_own_sentence_and_runs_again(huis: Path) -> None:
    fout = "import sys; sys.exit('Traceback\\nCommandError: a.yaml: doelgroepen: marsman bestaat niet')"
    with pytest.raises(StapMislukt, match=r"^Stap a mislukte: a\.yaml: doelgroepen: marsman bestaat niet\n"):
        ran(huis, Stap("a", "Stap a", [[sys.executable, "-c", fout]], ["a.yaml"]))

    assert "Traceback" in (huis / "var" / "log" / "stap-a.log").read_text()
    assert ran(huis) == "ab"


def test_an_unforeseen_failure_gives_its_last_line(huis: Path) -> None:
    with pytest.raises(StapMislukt, match="mislukte: ZeroDivisionError: division by zero\n"):
        ran(huis, Stap("a", "Stap a", [[sys.executable, "-c", "1/0"]], ["a.yaml"]))
