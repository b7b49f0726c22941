"""A conversation: what a turn has to do with the turn before."""

import pytest

from cms.producten.models import Organisatie, ProductPagina
from wegwijzer_ai.service import Antwoord, Gespreksstand, Uitkomst, Vraag, answer

MEE = "Moet ik mijn verhuizing ook aan de RDW doorgeven?"


def converse(*vragen: str, taal: str = "nl") -> list[Antwoord]:
    """Ask one after the other, each with what is remembered of those before."""
    stand = Gespreksstand()
    said = []
    for tekst in vragen:
        said.append(answer(Vraag(tekst, taal=taal, stand=stand)))
        stand = said[-1].stand
    return said


@pytest.mark.parametrize(
    ("tekst", "kop"),
    [("wat kost dat?", "kosten"), ("en hoe doe ik het?", "kort_antwoord"), ("kan dat online?", "kanalen")],
)
def test_what_is_asked_of_the_product_before_is_told_of_that_product(
    portaal: dict[str, ProductPagina], tekst: str, kop: str
) -> None:
    eerst, daarna = converse("ik ga verhuizen", tekst)

    assert daarna.uitkomst is Uitkomst.ANTWOORD
    assert daarna.producten[0].url == eerst.producten[0].url == "/producten/verhuizing-doorgeven/"
    assert daarna.zinnen[0].kop == kop
    assert {bron.titel for bron in daarna.bronnen} == {"Verhuizing doorgeven"}


def test_a_question_that_the_page_answers_gets_exactly_that_answer(portaal: dict[str, ProductPagina]) -> None:
    *_, antwoord = converse("ik ga verhuizen", MEE)

    assert [zin.tekst for zin in antwoord.zinnen] == ["Nee.", "Dat gaat vanzelf."]


def test_only_a_place_stays_with_the_product(portaal: dict[str, ProductPagina], utrecht: Organisatie) -> None:
    eerst, daarna = converse("mijn paspoort is verlopen", "en in Utrecht?")

    assert eerst.wedervraag is not None
    assert daarna.gemeente == utrecht
    assert daarna.producten[0].organisatie is not None
    assert daarna.producten[0].organisatie.naam == "Gemeente Utrecht"
    assert daarna.wedervraag is None


def test_what_was_said_of_the_place_is_remembered_and_not_asked_again(
    portaal: dict[str, ProductPagina], utrecht: Organisatie
) -> None:
    *_, antwoord = converse("ik ga verhuizen naar Utrecht", "mijn paspoort is verlopen")
    zonder = converse("mijn paspoort is verlopen", "wat kost dat?")

    assert antwoord.gemeente == utrecht
    assert [beurt.wedervraag is None for beurt in zonder] == [False, True]


def test_who_passes_over_our_question_gets_an_answer_in_general(portaal: dict[str, ProductPagina]) -> None:
    gevraagd, overgeslagen = converse("vergunning aanvragen", "vergunning aanvragen")

    assert gevraagd.uitkomst is Uitkomst.VERDUIDELIJKING
    assert gevraagd.wedervraag is not None
    assert gevraagd.wedervraag.tekst == "Waarvoor hebt u een vergunning nodig?"
    assert overgeslagen.uitkomst is Uitkomst.ANTWOORD


def test_another_subject_starts_afresh(portaal: dict[str, ProductPagina]) -> None:
    *_, antwoord = converse("ik ga verhuizen", "krijg ik geld terug voor de huur?")

    assert antwoord.producten[0].titel == "Huurtoeslag"


def test_without_a_turn_before_a_question_without_a_subject_is_no_answer(portaal: dict[str, ProductPagina]) -> None:
    (antwoord,) = converse("wat kost dat?")

    assert antwoord.uitkomst is not Uitkomst.ANTWOORD


def test_a_title_leads_to_exactly_its_page(portaal: dict[str, ProductPagina]) -> None:
    (antwoord,) = converse("Alcoholvergunning aanvragen")

    assert antwoord.uitkomst is Uitkomst.ANTWOORD
    assert antwoord.producten[0].titel == "Alcoholvergunning aanvragen"
    assert antwoord.zekerheid > 0.9
