"""Families: a graph in which every product exists and every option leads somewhere, and words that decide."""

from pathlib import Path

import pytest

from wegwijzer_ai.antwoord.families import Familie, Keuze, read_families

PRODUCTEN = Path(__file__).resolve().parents[3] / "cms" / "inhoud" / "producten"
FAMILIES = read_families()
ids = {"ids": lambda familie: familie.naam}


def choose(tekst: str, *ranking: str) -> Keuze | None:
    return FAMILIES.choose(tekst, ranking=[f"product:{slug}" for slug in ranking])


@pytest.mark.parametrize("familie", FAMILIES.lijst, **ids)
def test_every_product_of_a_family_exists_and_stands_in_it_once(familie: Familie) -> None:
    slugs = [lid.sleutel.removeprefix("product:") for lid in familie.leden]
    assert len(slugs) == len(set(slugs)) > 1
    assert [slug for slug in slugs if not (PRODUCTEN / f"{slug}.yaml").exists()] == []
    assert familie.gewoon is None or familie.lid(familie.gewoon) is not None


@pytest.mark.parametrize("familie", FAMILIES.lijst, **ids)
def test_every_family_has_its_question_in_three_languages(familie: Familie) -> None:
    assert set(familie.vraag) == {"nl", "en", "pap"}
    assert all(vraag.endswith("?") for vraag in familie.vraag.values())


@pytest.mark.parametrize("familie", FAMILIES.lijst, **ids)
def test_every_product_that_is_not_the_ordinary_one_can_be_told_by_signs_or_by_its_option(familie: Familie) -> None:
    without = [lid.sleutel for lid in familie.leden if lid.sleutel != familie.gewoon and not lid.tekens.patronen]
    assert familie.alleen_algemeen or without == []


def test_names_and_options_are_unique() -> None:
    namen = [familie.naam for familie in FAMILIES.lijst]
    assert len(namen) == len(set(namen))
    spoken = [(tekst, lid.sleutel) for f in FAMILIES.lijst for lid in f.leden for tekst in lid.opties.values()]
    assert all(FAMILIES.option(tekst) == sleutel for tekst, sleutel in spoken)


def test_a_question_that_says_nothing_special_gets_the_ordinary_product() -> None:
    keuze = choose("hoe vraag ik een paspoort aan", "paspoort-in-het-buitenland", "paspoort-aanvragen")
    assert keuze is not None
    assert (keuze.sleutel, keuze.zeker) == ("product:paspoort-aanvragen", True)


def test_a_question_that_says_nothing_special_is_asked_back_where_nothing_goes_without_saying() -> None:
    keuze = choose("kwijtschelding aanvragen", "kwijtschelding-gemeentebelasting")
    assert keuze is not None
    assert keuze.sleutel is None


@pytest.mark.parametrize(
    ("tekst", "sleutel"),
    [
        ("paspoort kwijt", "paspoort-of-id-kaart-kwijt"),
        ("ik woon in Spanje en mijn paspoort verloopt", "paspoort-in-het-buitenland"),
        ("kan ik een tweede paspoort krijgen", "tweede-paspoort"),
        ("paspoort op Bonaire", "paspoort-cn"),
        ("my passport was stolen", "paspoort-of-id-kaart-kwijt"),
    ],
)
def test_what_a_question_says_decides_within_the_family(tekst: str, sleutel: str) -> None:
    keuze = choose(tekst, "paspoort-aanvragen", "identiteitskaart-aanvragen")
    assert keuze is not None
    assert keuze.sleutel == f"product:{sleutel}"


def test_a_question_about_something_else_is_left_to_the_search() -> None:
    assert choose("mijn ex tekent niet voor het paspoort van ons kind", "paspoort-aanvragen") is None
    assert choose("ik ben mijn sleutels kwijt", "paspoort-aanvragen") is None


def test_a_word_that_fits_everything_counts_only_alone() -> None:
    alone = choose("vergunning aanvragen", "huisvestingsvergunning")
    assert alone is not None
    assert alone.familie.naam == "vergunning"
    assert choose("vergunning voor een vuurwerkshow", "huisvestingsvergunning") is None


@pytest.mark.parametrize("tekst", ["ik ga verhuizen", "mijn paspoort is verlopen", "ik wil scheiden"])
def test_a_text_that_only_names_a_product_is_plain(tekst: str) -> None:
    assert FAMILIES.is_plain(tekst)


@pytest.mark.parametrize("tekst", ["ik wil dood", "mijn man slaat mij", "schrijf een gedicht over verhuizen"])
def test_a_text_that_says_something_else_or_may_be_a_cry_for_help_is_not(tekst: str) -> None:
    assert not FAMILIES.is_plain(tekst)
