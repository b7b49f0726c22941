"""Who is it? A document that was seen, or questions that only the person can answer."""

import re

import pytest

from mijnomgeving.bronnen.brp.controle import Controlefeiten, Verwant
from mijnomgeving.loket.toezicht.models import Alarm
from mijnomgeving.loket.zoeken.controlevragen import AANTAL, count_right, list_vragen, plain
from mijnomgeving.loket.zoeken.models import Identiteitscontrole
from portal.core.datum import OnzekereDatum
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie
from tests.mijnomgeving.loket.zoeken.conftest import ANS, Balie, Open

FEITEN = Controlefeiten(
    geboorteplaats="'s-Gravenhage",
    woont_daar_sinds=OnzekereDatum(2019, 6, 1),
    partner=Verwant("Pieter Hendrik", OnzekereDatum(1949, 3, 30)),
    partner_sinds=OnzekereDatum(1976),
    kinderen=(Verwant("Mark Pieter", OnzekereDatum(1980, 10, 2)), Verwant("Özgür", OnzekereDatum(1979, 1, 1))),
    ouders=(Verwant("Anna", OnzekereDatum(1920)), Verwant("Cornelis Johannes", None)),
)
GOED = {
    "geboorteplaats": "s gravenhage",
    "woont_sinds": "1-6-2019",
    "partner_sinds": "1976",
    "partner_naam": "PIETER",
    "partner_jaar": "1949",
    "kinderen": "twee",
    "oudste_kind_naam": "ozgur",
    "oudste_kind_jaar": "1979",
    "ouder_naam": "Cornelis",
    "ouder_jaar": "1920",
}


def test_right_answers_are_right_however_they_are_said() -> None:
    for nummer in range(40):
        vragen = list_vragen(FEITEN, zaad=str(nummer))
        assert len(vragen) == AANTAL
        assert count_right(vragen, GOED) == AANTAL
        assert count_right(vragen, dict.fromkeys(GOED, "")) == 0
    assert {vraag.sleutel for n in range(40) for vraag in list_vragen(FEITEN, zaad=str(n))} == set(GOED)


def test_a_contact_has_its_own_questions_and_keeps_them() -> None:
    assert list_vragen(FEITEN, zaad="a") == list_vragen(FEITEN, zaad="a")
    assert len({tuple(vraag.sleutel for vraag in list_vragen(FEITEN, zaad=str(n))) for n in range(20)}) > 1


def test_who_is_hardly_known_gets_no_questions() -> None:
    weinig = Controlefeiten("Utrecht", OnzekereDatum(2020), None, None, (), ())
    assert list_vragen(weinig, zaad="a") == ()
    leeg = Controlefeiten(
        "", OnzekereDatum(), Verwant("", OnzekereDatum()), None, (Verwant("", None),), (Verwant("", None),)
    )
    assert list_vragen(leeg, zaad="a") == ()


def test_no_question_holds_a_right_answer() -> None:
    for nummer in range(40):
        for vraag in list_vragen(FEITEN, zaad=str(nummer)):
            gezegd = plain(f"{vraag.tekst} {vraag.hulp}").split()
            assert not [goed for goed in vraag.goed if goed in gezegd]
            assert "pieter" not in repr(vraag).casefold()


@pytest.fixture
def ans(balie: Open) -> Balie:
    """Ans at the counter."""
    gesprek = balie()
    gesprek.kies_bsn(ANS)
    return gesprek


@pytest.mark.django_db
class TestDocument:
    def test_a_document_that_is_good_makes_sure(self, ans: Balie) -> None:
        antwoord = ans.post("identiteit/", {"soort": "rijbewijs", "geldig": "on", "foto": "on"})
        assert antwoord.naar == f"/loket/contact/{ans.contact.pk}/"
        assert ans.nu.identiteit == "document"
        assert ans.nu.identiteit_op
        controle = Identiteitscontrole.objects.get()
        assert (controle.hoe, controle.gelukt, controle.document) == ("document", True, "rijbewijs")

    @pytest.mark.parametrize("velden", [{"geldig": "on"}, {"foto": "on"}, {}])
    def test_what_is_not_valid_or_not_of_the_person_does_not(self, ans: Balie, velden: dict[str, str]) -> None:
        ans.post("identiteit/", {"soort": "paspoort", **velden})
        assert ans.nu.identiteit == "geen"
        assert not Identiteitscontrole.objects.get().gelukt

    def test_the_register_knows_whose_document_it_is(self, balie: Open, federatie: Federatie) -> None:
        gesprek = balie()
        gesprek.kies_bsn(NOOR)
        goed = {"soort": "paspoort", "geldig": "on", "foto": "on"}
        ander = _number_of_another(federatie)
        gesprek.post("identiteit/", {**goed, "nummer": ander})
        assert "hoort niet bij deze persoon" in gesprek.get("identiteit/").tekst
        assert gesprek.nu.identiteit == "geen"
        gesprek.post("identiteit/", {**goed, "nummer": "nx7lk4hb2"})
        assert gesprek.nu.identiteit == "document"
        bewaard = [*Identiteitscontrole.objects.values(), *AuditRegel.objects.values(), *Verwerking.objects.values()]
        assert "NX7LK4HB2" not in str(bewaard)
        assert ander not in str(bewaard)

    def test_without_a_kind_nothing_is_written(self, ans: Balie) -> None:
        assert ans.post("identiteit/", {"geldig": "on"}).status == 400
        assert not Identiteitscontrole.objects.exists()


def _number_of_another(federatie: Federatie) -> str:
    from mijnomgeving.bronnen.registry import reisdocumenten  # noqa: PLC0415 - the settings name the simulators now
    from portal.core.betrokkene import Persoon  # noqa: PLC0415
    from portal.core.nummers import Bsn  # noqa: PLC0415
    from tests.mijnomgeving.bronnen.conftest import ask  # noqa: PLC0415

    assert federatie
    return ask(reisdocumenten().list_reisdocumenten, Persoon(Bsn("999990676")))[0].nummer


def asked(ans: Balie) -> list[str]:
    """The names of the questions on the page."""
    namen = re.findall(r'name="([a-z_]+)"', ans.get("identiteit/vragen/").html)
    return [naam for naam in namen if naam in GOED]


@pytest.mark.django_db
class TestVragen:
    def test_right_answers_open_a_part_and_are_not_kept(self, ans: Balie, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "mijnomgeving.loket.zoeken.identiteit.list_vragen", lambda _feiten, zaad: list_vragen(FEITEN, zaad=zaad)
        )
        vragen = asked(ans)
        assert len(vragen) == AANTAL
        antwoord = ans.post("identiteit/vragen/", {vraag: GOED[vraag] for vraag in vragen})
        assert antwoord.naar == f"/loket/contact/{ans.contact.pk}/"
        assert ans.nu.identiteit == "vragen"
        controle = Identiteitscontrole.objects.get()
        assert (controle.gevraagd, controle.goed) == (AANTAL, AANTAL)
        alles = str([*Identiteitscontrole.objects.values(), *AuditRegel.objects.values(), *Verwerking.objects.values()])
        assert not [goed for goed in ("PIETER", "gravenhage", "ozgur") if goed in alles]
        # Stronger is not made weaker afterwards.
        ans.post("identiteit/", {"soort": "paspoort", "geldig": "on", "foto": "on"})
        ans.post("identiteit/vragen/", {vraag: GOED[vraag] for vraag in vragen})
        assert ans.nu.identiteit == "document"

    def test_the_facts_come_from_the_brp_and_the_answers_are_not_on_the_page(self, ans: Balie) -> None:
        html = ans.get("identiteit/vragen/").html
        assert "Controlevragen" in html
        for feit in ("Soest", "1979", "Mark", "1980"):
            assert feit not in html
        assert Verwerking.objects.filter(gegevens__contains="vragen waarmee").exists()

    def test_wrong_answers_twice_end_it(self, ans: Balie, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(
            "mijnomgeving.loket.zoeken.identiteit.list_vragen", lambda _feiten, zaad: list_vragen(FEITEN, zaad=zaad)
        )
        ans.post("identiteit/vragen/", {})
        assert "nog 1 keer" in ans.get("identiteit/vragen/").tekst
        ans.post("identiteit/vragen/", {"kinderen": "9"})
        assert "al twee keer" in ans.get("identiteit/vragen/").tekst
        ans.post("identiteit/vragen/", GOED)
        assert ans.nu.identiteit == "geen"
        assert Identiteitscontrole.objects.filter(gelukt=False).count() == 2
        assert Alarm.objects.filter(soort="overig").exists()

    def test_who_is_hardly_known_is_told_to_choose_another_way(self, balie: Open) -> None:
        gesprek = balie()
        gesprek.kies_bsn(DAAN)
        tekst = gesprek.get("identiteit/vragen/").tekst
        assert "weet de BRP te weinig" in tekst or "Vergelijk de antwoorden" in tekst

    def test_a_silent_register_is_named(self, ans: Balie, federatie: Federatie) -> None:
        federatie.zet("brp", "uit")
        assert "Basisregistratie Personen" in ans.get("identiteit/vragen/").tekst


@pytest.mark.django_db
def test_riet_has_no_digid_and_answers_four_questions(balie: Open) -> None:
    gesprek = balie()
    gevonden = gesprek.zoek("naam", achternaam="Blokland", geboren="17-6-1945")
    assert "Ivoordreef 214" in gevonden.tekst
    gesprek.kies(gevonden)
    antwoorden = {
        "geboorteplaats": "de ronde venen",
        "woont_sinds": "1988",
        "ouder_naam": "Willem",
        "ouder_jaar": "weet ik niet meer",
    }
    assert gesprek.post("identiteit/vragen/", antwoorden).naar == f"/loket/contact/{gesprek.contact.pk}/"
    assert gesprek.nu.identiteit == "vragen"
