"""Mijn gegevens: what each register knows, each with its source and its moment."""

import pytest

from tests.mijnomgeving.conftest import AMINA, YOUSSEF, Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen

PAD = "/mijn/gegevens/"


def test_noor_sees_her_documents_and_earlier_addresses(noor: Bezoeker) -> None:
    tekst = noor.ga(PAD).tekst
    for woorden in (
        *("Uw paspoort en identiteitskaart", "Nationaal paspoort", "NX7LK4HB2", "6 april 2031"),
        *("Niet meer geldig", "Ingehouden, ingeleverd", "Waar u eerder woonde", "Weverssingel 8", "3811 GJ"),
    ):
        assert woorden in tekst
    assert tekst.index("Waar u woont") < tekst.index("Waar u eerder woonde")


def test_each_part_says_where_it_comes_from(noor: Bezoeker) -> None:
    tekst = noor.ga(PAD).tekst
    for bron in ("Basisregistratie Personen, eerdere adressen", "Register van reisdocumenten (RvIG)"):
        assert f"Bron: {bron}. Opgehaald op" in " ".join(tekst.split())


@pytest.mark.norm("B52")
@pytest.mark.parametrize(
    ("dienst", "weg", "blijft"),
    [
        ("brp", "Noor Elisabeth Bakker", ("NX7LK4HB2", "Weverssingel 8")),
        ("historie", "Weverssingel 8", ("Noor Elisabeth Bakker", "NX7LK4HB2")),
        ("reisdocumenten", "NX7LK4HB2", ("Noor Elisabeth Bakker", "Weverssingel 8")),
    ],
)
def test_of_a_register_that_is_silent_only_its_part_is_missing(
    noor: Bezoeker, federatie: Federatie, dienst: str, weg: str, blijft: tuple[str, ...]
) -> None:
    federatie.zet(dienst, "fout_500")
    # Who is logged in stands above the page's own content.
    inhoud = noor.ga(PAD).html.partition("<main")[2]
    assert weg not in inhoud
    assert all(woorden in inhoud for woorden in blijft)
    assert "staat geen paspoort" not in inhoud
    assert "geen eerdere adressen" not in inhoud


def test_youssef_sees_who_has_the_authority_over_his_children(inloggen: Inloggen) -> None:
    tekst = inloggen(YOUSSEF).ga(PAD).tekst
    assert "Wie het gezag heeft" in tekst
    assert "huwelijk" in tekst


def test_amina_sees_on_what_ground_she_may_stay(inloggen: Inloggen) -> None:
    assert "asiel onbepaalde tijd" in inloggen(AMINA).ga(PAD).tekst
