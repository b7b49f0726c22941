"""Official announcements: what the source is asked, what is read from its answer, and what the page shows."""

import json
from datetime import date
from urllib.request import urlopen

import pytest
from django.test import Client

from cms.attendering.bekendmakingen.client import bekendmakingen, make_cql
from cms.attendering.bekendmakingen.mapping import parse_blad
from cms.attendering.bekendmakingen.models import Bekendmaking, Bekendmakingvraag, Blad, Cirkel
from cms.attendering.bekendmakingen.woorden import GROEPEN, explain, find_groep
from cms.attendering.models import Onderwerpsoort
from cms.attendering.nieuws import bronnamen, make_vraag
from cms.attendering.onderwerpen import Keuze
from portal.core.deadline import Deadline
from portal.outbound.service import Onbegrijpelijk, run_together
from tests.factories.producten import OrganisatieFactory
from tests.mijnomgeving.conftest import Federatie

NS = (
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:gzd="http://standaarden.overheid.nl/sru" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:o="http://standaarden.overheid.nl/wetgeving/"'
)
DIAGNOSE = (
    '<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><version>2.0</version>'
    "<diagnostics/></searchRetrieveResponse>"
)


def answer(*records: str) -> bytes:
    delen = "".join(f"<sru:record><sru:recordData>{record}</sru:recordData></sru:record>" for record in records)
    aantal = f"<sru:numberOfRecords>{len(records)}</sru:numberOfRecords>"
    antwoord = f"{aantal}<sru:records>{delen}</sru:records>"
    return f"<sru:searchRetrieveResponse {NS}>{antwoord}</sru:searchRetrieveResponse>".encode()


def record(
    kenmerk: str = "gmb-2026-1", titel: str = "Dakkapel", url: str = "https://a.example/x", **anders: str
) -> str:
    delen = {"available": "2026-11-20", "type": "Omgevingsvergunning", "creator": "Utrecht"} | anders
    velden = "".join(f"<dcterms:{naam}>{waarde}</dcterms:{naam}>" for naam, waarde in delen.items())
    return (
        f"<dcterms:identifier>{kenmerk}</dcterms:identifier><dcterms:title>{titel}</dcterms:title>{velden}"
        f"<gzd:preferredUrl>{url}</gzd:preferredUrl>"
    )


def ask(vraag: Bekendmakingvraag, aantal: int = 100, begin: int = 1) -> Blad:
    deadline = Deadline.after(5)
    [blad] = run_together(
        bekendmakingen().zoek(vraag, begin=begin, aantal=aantal, deadline=deadline), deadline=deadline
    )
    return blad


def test_the_question_cannot_be_broken_by_a_quote() -> None:
    vraag = Bekendmakingvraag(organisaties=('a" OR dt.title=="b\\',), sinds=date(2026, 11, 1))
    assert make_cql(vraag) == (
        'c.product-area==officielepublicaties AND (dt.creator=="a\\" OR dt.title==\\"b\\\\") '
        "AND dt.available>=2026-11-01 sortBy dt.available/sort.descending"
    )


def test_a_place_is_asked_about_a_hundred_metres_precise() -> None:
    assert '"52.091 5.121 0.5"' in make_cql(Bekendmakingvraag(cirkel=Cirkel(52.09071234, 5.12140987, 0.5)))


def test_what_cannot_be_read_or_is_about_one_person_is_left_out() -> None:
    blad = parse_blad(
        "bron",
        answer(
            record(),
            record("gmb-2", titel=""),
            record("gmb-3", url="javascript:alert(1)"),
            record("gmb-4", available="ooit"),
            record("gmb-5", titel="Besluit uitschrijving Basisregistratie Personen, de heer X"),
            record("gmb-6", titel="Een  titel\n over twee regels"),
        ),
    )
    assert [(b.kenmerk, b.titel) for b in blad.bekendmakingen] == [
        ("gmb-2026-1", "Dakkapel"),
        ("gmb-6", "Een titel over twee regels"),
    ]
    assert blad.bekendmakingen[0].rubriek == "omgevingsvergunning"


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{}",
        b"<html></html>",
        DIAGNOSE.encode(),
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + answer(record()),
        answer(record())[:-40],
    ],
)
def test_another_answer_is_an_error_and_never_an_empty_list(inhoud: bytes) -> None:
    with pytest.raises(Onbegrijpelijk):
        parse_blad("bron", inhoud)


def test_the_words_say_how_far_it_is() -> None:
    def uitleg(titel: str) -> str:
        return explain(Bekendmaking(kenmerk="a", titel=titel, rubriek="", organisatie="", datum=date.min, url=""))

    assert "beslist nog" in uitleg("Aanvraag omgevingsvergunning, dakkapel")
    assert "Dit is besloten" in uitleg("Verleende omgevingsvergunning, dakkapel")
    assert "zeggen wat u ervan vindt" in uitleg("Ontwerp wijziging omgevingsplan")
    assert uitleg("Algemene plaatselijke verordening") == ""
    assert find_groep("iets nieuws").sleutel == "overig"
    assert len({rubriek for groep in GROEPEN for rubriek in groep.rubrieken}) == sum(len(g.rubrieken) for g in GROEPEN)


@pytest.mark.django_db
def test_an_organisation_is_asked_under_each_of_its_names() -> None:
    haag = OrganisatieFactory(
        gemeente=True, plaats="Den Haag", owms_uri="http://standaarden.overheid.nl/owms/terms/'s-Gravenhage"
    )
    assert bronnamen(haag) == ("Den Haag", "'s-Gravenhage")


@pytest.mark.django_db
def test_a_gemeente_that_merged_is_asked_under_its_new_name() -> None:
    oud = OrganisatieFactory(gemeente=True, plaats="Weesp", is_actief=False, owms_uri="")
    nieuw = OrganisatieFactory(gemeente=True, plaats="Amsterdam", owms_uri="")
    oud.opgevolgd_door.add(nieuw)
    gevraagd = make_vraag(Keuze(Onderwerpsoort.BUURT, organisatie=oud))
    assert gevraagd
    assert gevraagd.organisaties == ("Amsterdam",)


@pytest.mark.usefixtures("koop")
class TestAtTheSource:
    """Over HTTP, at the simulator that speaks as the real one does."""

    def test_gemeente_and_province_of_one_name_are_told_apart(self) -> None:
        gemeente = ask(Bekendmakingvraag(organisaties=("Utrecht",), organisatietype="gemeente"))
        provincie = ask(Bekendmakingvraag(organisaties=("Utrecht",), organisatietype="provincie"))
        assert gemeente.totaal >= 15
        assert {b.kenmerk[:3] for b in gemeente.bekendmakingen} == {"gmb"}
        assert {b.kenmerk[:3] for b in provincie.bekendmakingen} == {"prb"}
        dagen = [b.datum for b in gemeente.bekendmakingen]
        assert dagen == sorted(dagen, reverse=True)

    def test_around_an_address_also_other_bodies_announce(self) -> None:
        blad = ask(Bekendmakingvraag(cirkel=Cirkel(52.087, 5.113, 1)))
        assert blad.totaal
        assert {b.organisatie for b in blad.bekendmakingen} >= {"Utrecht", "Hoogheemraadschap De Stichtse Rijnlanden"}
        assert all(b.plek for b in blad.bekendmakingen)

    def test_pages_kinds_and_days(self) -> None:
        utrecht = Bekendmakingvraag(organisaties=("Utrecht",), organisatietype="gemeente")
        alle, tweede = ask(utrecht), ask(utrecht, aantal=5, begin=6)
        # One about a single person is counted by the source and left out by us.
        assert set(tweede.bekendmakingen) < set(alle.bekendmakingen[4:10])
        assert tweede.totaal == alle.totaal
        verkeer = ask(Bekendmakingvraag(organisaties=("Utrecht",), rubrieken=("verkeersbesluit of -mededeling",)))
        assert {b.rubriek for b in verkeer.bekendmakingen} == {"verkeersbesluit of -mededeling"}
        recent = ask(Bekendmakingvraag(sinds=date(2026, 11, 21)))
        assert recent.totaal
        assert {b.datum for b in recent.bekendmakingen} <= {date(2026, 11, 21), date(2026, 11, 22)}


@pytest.mark.django_db
@pytest.mark.usefixtures("koop", "utrecht")
class TestThePage:
    """/attendering/buurt/ and /attendering/adres/."""

    def test_announcements_in_plain_words_with_those_of_the_province(self, lezer: Client) -> None:
        antwoord = lezer.get("/attendering/buurt/?gemeente=gm0344")
        tekst = antwoord.content.decode()
        assert "Berichten over uw buurt in Utrecht" in tekst
        assert "Bouwen en verbouwen" in tekst
        assert "U kunt reageren tot en met" in tekst
        assert "Van uw provincie" in tekst
        assert "/attendering/inschrijven/?gemeente=gm0344" in tekst
        assert "public" in antwoord.headers["Cache-Control"]
        assert not antwoord.cookies

    def test_a_name_becomes_a_code_and_the_list_goes_on(self, lezer: Client) -> None:
        antwoord = lezer.get("/attendering/buurt/?gemeente=utrecht")
        assert (antwoord.status_code, antwoord.url) == (302, "/attendering/buurt/?gemeente=gm0344")
        tekst = lezer.get("/attendering/buurt/?gemeente=gm0344&pagina=2").content.decode()
        assert 'start="11"' in tekst
        assert "Van uw provincie" not in tekst
        assert lezer.get("/attendering/buurt/?gemeente=gm0344&pagina=rommel&soort=rommel").status_code == 200
        tekst = lezer.get("/attendering/buurt/?gemeente=gm0344&soort=verkeer").content.decode()
        assert "Verkeersbesluit" in tekst
        assert "omgevingsvergunning" not in tekst

    def test_an_unknown_place_is_said_so(self, lezer: Client) -> None:
        tekst = lezer.get("/attendering/buurt/?gemeente=Nergenshuizen").content.decode()
        assert "Wij kennen geen gemeente of woonplaats" in tekst

    def test_a_source_that_is_silent_is_named_and_the_page_stands(self, lezer: Client, koop: Federatie) -> None:
        koop.zet("koop", "uit")
        antwoord = lezer.get("/attendering/buurt/?gemeente=gm0344")
        tekst = antwoord.content.decode()
        assert "Officiële bekendmakingen (KOOP) ontbreken nu" in tekst
        assert "officielebekendmakingen.nl" in tekst
        assert "geen berichten" not in tekst
        assert antwoord.headers["Cache-Control"] == "no-store"

    def test_around_an_address_by_post_so_that_it_stands_in_no_url(self, lezer: Client, koop: Federatie) -> None:
        velden = {"postcode": "3531 ce", "huisnummer": "24B", "afstand": "3"}
        huis = next(iter(_numbers(koop, "3531CE")))
        antwoord = lezer.post("/attendering/adres/", velden | {"huisnummer": huis})
        tekst = antwoord.content.decode()
        assert f"Berichten binnen 3 kilometer van 3531 CE {huis}" in tekst
        assert "resultaat__soort" in tekst
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert not antwoord.cookies
        assert not [o for o in koop.ontvangen if o.pad.startswith("/koop") and "3531" in o.pad]
        verder = lezer.post("/attendering/adres/", velden | {"huisnummer": huis, "pagina": "2"}).content.decode()
        assert "(pagina 2)" in verder
        over = lezer.post("/attendering/inschrijven/?rond=adres", velden | {"huisnummer": huis, "overnemen": "ja"})
        assert 'value="3531 ce"' in over.content.decode()
        assert "Vul uw e-mailadres in" not in over.content.decode()

    def test_mistakes_and_unknown_addresses_are_said_so(self, lezer: Client, koop: Federatie) -> None:
        tekst = lezer.post(
            "/attendering/adres/", {"postcode": "35", "huisnummer": "x", "afstand": "1"}
        ).content.decode()
        assert "Een postcode heeft vier cijfers en twee letters" in tekst
        assert "Vul een huisnummer in cijfers in" in tekst
        velden = {"postcode": "9999ZZ", "huisnummer": "1", "afstand": "1"}
        assert "Wij vinden dit adres niet" in lezer.post("/attendering/adres/", velden).content.decode()
        koop.zet("bag", "uit")
        assert "Kadaster (adressen) ontbreken nu" in lezer.post("/attendering/adres/", velden).content.decode()


def _numbers(koop: Federatie, postcode: str) -> list[str]:
    """House numbers that the simulated Kadaster knows there."""
    url = f"{koop.base_url}/bag/locatieserver/search/v3_1/free?q={postcode}&fq=type:adres"
    with urlopen(url) as antwoord:  # noqa: S310 - our own simulator
        return [str(doc["huisnummer"]) for doc in json.load(antwoord)["response"]["docs"]]
