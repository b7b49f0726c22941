"""An editor writes a sentence and gets advice that she respects: about what is hard, and not about what is fine."""

import pytest

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Stuk, Vorm
from cms.redactie.kwaliteit.leesbaar import GOED, MATIG, in_words, reading_score
from cms.redactie.kwaliteit.lijdend import find_lijdend
from cms.redactie.kwaliteit.taal import check_taal, find_dubbel_niet, is_uitgelegd
from cms.redactie.kwaliteit.tekst import Zin, split_zinnen
from cms.redactie.kwaliteit.woordenlijst import find_moeilijk, read_woordenlijst


def advies(*zinnen: str, namen: tuple[str, ...] = ()) -> list[Bevinding]:
    return list(check_taal([Stuk("wat", zin) for zin in zinnen], namen=namen))


def soorten(*zinnen: str, namen: tuple[str, ...] = ()) -> set[str]:
    return {bevinding.soort for bevinding in advies(*zinnen, namen=namen)}


PLAT = (
    "Maak een afspraak bij uw gemeente. Neem uw paspoort mee. U betaalt aan de balie. "
    "Na 5 werkdagen ligt uw nieuwe pas klaar. Belt u liever? Dat kan ook."
)


def test_plain_dutch_gets_no_advice() -> None:
    assert not advies(PLAT)


def test_a_long_sentence_is_quoted_with_its_number_of_words() -> None:
    lang = "U krijgt dit alleen als u hier woont en werkt en " + "ook nog " * 10 + "een kind hebt."
    [bevinding] = advies(lang)

    assert (bevinding.soort, bevinding.ernst, bevinding.zin) == (Soort.LANGE_ZIN, Ernst.LET_OP, lang)
    assert "34 woorden" in bevinding.waarom


@pytest.mark.parametrize(
    "zin",
    [
        "Uw aanvraag wordt door de gemeente behandeld.",
        "De kosten worden elk jaar vastgesteld.",
        "Als het verzoek afgewezen wordt, krijgt u een brief.",
        "De toeslag kan worden teruggevorderd.",
        "De vergunning is door het college ingetrokken.",
        "Het formulier werd naar u verzonden.",
    ],
)
def test_a_passive_sentence_is_seen(zin: str) -> None:
    assert find_lijdend(Zin(zin))


@pytest.mark.parametrize(
    "zin",
    [
        "U wordt 18 jaar.",
        "Het wordt duurder.",
        "Uw kind wordt geboren in een ziekenhuis.",
        "U bent getrouwd of gescheiden.",
        "Zij is verhuisd naar Utrecht.",
        "De pas is 10 jaar geldig.",
        "Wordt u ziek, bel dan uw werkgever.",
        "De winkel is door de week open.",
        "Is iemand ziek, dan betaalt u door.",
        "Kijk hoe het wordt: wie geeft leiding?",
        "Het geld wordt uw eigendom.",
        "Word lid van het gebied.",
        "De regeling is bekend door de krant.",
    ],
)
def test_what_only_looks_like_a_passive_is_left_alone(zin: str) -> None:
    assert not find_lijdend(Zin(zin))


def test_a_few_passive_sentences_are_fine_and_a_page_full_of_them_is_not() -> None:
    lijdend = "Uw aanvraag wordt behandeld."

    assert Soort.LIJDENDE_VORM not in soorten(lijdend, lijdend, PLAT)
    assert Soort.LIJDENDE_VORM in soorten(lijdend, lijdend, lijdend, "Daarna wordt een besluit genomen.")


def test_officialese_gets_the_plain_word() -> None:
    [eerste, tweede] = sorted(advies("Gelieve dit onverwijld te doen."), key=lambda b: b.waarom)

    assert (eerste.ernst, eerste.voorstel) == (Ernst.LET_OP, "Schrijf: wilt u.")
    assert tweede.voorstel == "Schrijf: meteen."


def test_a_phrase_counts_as_one_and_the_longest_wins() -> None:
    assert [regel.vorm for regel in find_moeilijk(Zin("Met betrekking tot de hond dient u te betalen."))] == [
        ("met", "betrekking", "tot"),
        ("dient", "u", "te"),
    ]


def test_a_word_that_the_page_explains_or_that_is_in_a_name_is_fine() -> None:
    assert not advies("U betaalt leges. Leges zijn kosten voor papieren.")
    assert not advies("Dit staat in de Verordening leges.", namen=("Verordening leges 2026",))
    assert advies("U betaalt leges.")


def test_the_same_word_is_named_once_a_page() -> None:
    assert len(advies("U betaalt leges.", "De leges zijn hoog.", "Geen leges.")) in {0, 1}
    assert len(advies("Bel indien nodig.", "Kom indien nodig.")) == 1


def test_the_word_list_is_large_and_sound() -> None:
    regels = [regel for groep in read_woordenlijst().values() for regel in groep]

    assert len({regel.gewoon + regel.vorm[0] for regel in regels}) >= 300
    for regel in regels:
        assert " ".join(regel.vorm) not in {deel.strip() for deel in regel.gewoon.split(",")}, regel


def test_no_plain_word_is_difficult_itself() -> None:
    fout = {
        (regel.vorm, gewoon)
        for groep in read_woordenlijst().values()
        for regel in groep
        for gewoon in regel.gewoon.split(",")
        for moeilijk in find_moeilijk(Zin(gewoon))
        if moeilijk.altijd
    }

    assert not fout


@pytest.mark.parametrize(
    "tekst",
    [
        "De Kamer van Koophandel (KVB) helpt.",
        "Bij de KVB (Kamer van Bos) kan dat.",
        "De KVB is een dienst.",
        "De Kamer van Bos, kort KVB, helpt.",
    ],
)
def test_an_abbreviation_that_is_explained_is_fine(tekst: str) -> None:
    assert is_uitgelegd("KVB", tekst)
    assert Soort.AFKORTING not in soorten(tekst)


def test_an_unknown_abbreviation_is_asked_about_once() -> None:
    [bevinding] = advies("Stuur het naar de XYZB.", "De XYZB belt u.")

    assert bevinding.soort == Soort.AFKORTING
    assert "XYZB" in bevinding.voorstel


@pytest.mark.parametrize(
    "tekst", ["U hebt DigiD en AOW.", "Postbus 1, 2500 EH Den Haag", "Rijbewijs B of BE1.", "Box II."]
)
def test_known_names_postcodes_and_numbers_are_no_abbreviations(tekst: str) -> None:
    assert Soort.AFKORTING not in soorten(tekst)


def test_u_and_je_on_one_page_are_seen_and_the_rarer_is_quoted() -> None:
    [bevinding] = advies("U belt de gemeente.", "U krijgt een brief.", "Neem je pas mee.")

    assert (bevinding.soort, bevinding.zin) == (Soort.AANSPREEKVORM, "Neem je pas mee.")


def test_people_may_say_je_in_their_questions() -> None:
    vraag = [Stuk("wat", "U belt de gemeente."), Stuk("vragen", "Kun je dit ook online doen?", Vorm.VRAAG)]

    assert not list(check_taal(vraag))


def test_men_says_not_who() -> None:
    assert soorten("Men dient te betalen.") == {Soort.AANSPREEKVORM, Soort.MOEILIJK_WOORD}


@pytest.mark.parametrize(
    "zin", ["Dat is niet ongebruikelijk.", "U mag nooit geen pas hebben.", "Het is niet uitgesloten."]
)
def test_a_double_no_is_seen(zin: str) -> None:
    assert find_dubbel_niet(Zin(zin))


@pytest.mark.parametrize(
    "zin",
    [
        "Geen antwoord is geen toestemming.",
        "U betaalt niets en krijgt niets.",
        "Schenk niets zolang het niet mag.",
        "Niet doen.",
    ],
)
def test_two_noes_that_are_clear_are_fine(zin: str) -> None:
    assert not find_dubbel_niet(Zin(zin))


def test_a_long_paragraph_is_seen() -> None:
    assert Soort.LANGE_ALINEA in soorten("Dit is een korte zin. " * 20)


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("Bel de gemeente. Kom langs!", 2),
        ("Neem bijv. uw pas mee. Dat is genoeg.", 2),
        ("Zie art. 5 van de wet.", 1),
        ("Het kost € 12.50 per keer.", 1),
        ("Eén regel\nNog een regel", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(tekst: str, aantal: int) -> None:
    assert len(split_zinnen(tekst)) == aantal


def test_the_score_tells_easy_from_hard() -> None:
    stroef = (
        "De belanghebbende dient overeenkomstig de desbetreffende verordeningsbepalingen onverwijld zorg te dragen. "
        "Het verstrekken van informatieverplichtingen geschiedt ten behoeve van de uitvoeringsorganisatie. "
    )
    makkelijk, moeilijk = reading_score(split_zinnen(PLAT)), reading_score(split_zinnen(stroef * 3))

    assert makkelijk is not None
    assert moeilijk is not None
    assert makkelijk >= GOED > MATIG > moeilijk
    assert in_words(makkelijk) == "makkelijk te lezen (B1)"
    assert in_words(moeilijk) == "moeilijk te lezen"
    assert reading_score(split_zinnen("Kort.")) is None


@pytest.mark.parametrize(
    "zin",
    [
        "U moet dan wel ingeburgerd zijn.",
        "Een klacht dient u in bij uw leverancier.",
        "Mag niemand uw nieuwe adres te weten komen?",
        "U vraagt een verklaring omtrent het gedrag aan.",
        "U werkte bij deze werkgever.",
        "Belt u eerst, dan hoort u meer.",
    ],
)
def test_words_that_only_look_official_are_left_alone(zin: str) -> None:
    assert not advies(zin)
