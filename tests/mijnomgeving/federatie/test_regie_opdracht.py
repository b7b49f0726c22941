"""Regie from the command line does what the page does."""

import pytest

from mijnomgeving.federatie.regie.__main__ import main
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie


@pytest.fixture
def url(federatie: DraaiendeFederatie) -> str:
    return federatie.base_url


def test_time_moves_on_and_goes_back(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base-url", url, "verder", "7"]) == 0
    assert "Het is nu 2026-11-29. Er is gebeurd:" in capsys.readouterr().out
    assert main(["--base-url", url, "tot", "2026-12-24"]) == 0
    assert "Het is nu 2026-12-24." in capsys.readouterr().out
    assert main(["--base-url", url, "herstel"]) == 0
    assert capsys.readouterr().out == "Alles staat weer zoals aan het begin.\n"


def test_something_happens_to_somebody(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base-url", url, "gebeurtenis", "daan-visser", "geboorte", "voornaam=Lina"]) == 0
    out = capsys.readouterr().out
    assert "daan-visser: Geboorte (register brp)" in out
    assert out.endswith("1 geboorte.\n")


def test_a_service_breaks(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base-url", url, "storing", "zgw/rdw", "uit"]) == 0
    assert capsys.readouterr().out == "zgw/rdw: uit\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verder", "0"], "Geef een aantal dagen"),
        (["verder"], "Zo werkt het"),
        (["storing", "zgw/rdw", "kapot"], "Kies uit"),
        (["gebeurtenis", "niemand", "geboorte"], "Kies een persoon."),
    ],
)
def test_what_cannot_be_done_is_said(
    url: str, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert main(["--base-url", url, *arguments]) == 1
    assert says in capsys.readouterr().err


def test_without_a_federatie_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base-url", "http://127.0.0.1:9", "herstel"]) == 1
    assert "draait geen federatie" in capsys.readouterr().err
