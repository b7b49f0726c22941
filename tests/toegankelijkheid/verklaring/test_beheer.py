"""People research the site, explain what fails and sign the statement, each in the admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from lxml import html

from cms.redactie.models import Rol
from tests.factories.redactie import GebruikerFactory, make_lid
from tests.factories.toetsen import GevondenFactory
from tests.factories.verklaring import (
    AfwijkingFactory,
    OnderzoekFactory,
    SteekproefpaginaFactory,
    make_afgerond_onderzoek,
    make_verklaring,
)
from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.verklaring.meldingen import store_melding
from toegankelijkheid.verklaring.models import Aard, Afwijking, Melding, Onderzoek, Onderzoekstand, Oordeel, Verklaring

pytestmark = pytest.mark.django_db

BEHEER = "/beheer/toegankelijkheid/"


@pytest.fixture
def schrijver() -> User:
    return make_lid("joris", Rol.REDACTEUR)


@pytest.fixture
def beslisser() -> User:
    return make_lid("fatima", Rol.EINDREDACTEUR)


def logged_in(gebruiker: User) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def text_of(antwoord: Any) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    return " ".join(html.fromstring(antwoord.content).text_content().split())


def judge(client: Client, onderzoek: Onderzoek, eis: str, **velden: str) -> Any:
    return client.post(f"{BEHEER}onderzoek/{onderzoek.pk}/eis/{eis}/", velden, follow=True)


def test_research_is_planned_and_gives_a_sample_that_can_be_drawn_again(schrijver: User) -> None:
    client = logged_in(schrijver)
    velden = {
        "naam": "Onderzoek 2027",
        "gepland_op": (timezone.localdate() + timedelta(days=40)).isoformat(),
        "uitvoerder": "Bureau Toegankelijk",
        "reikwijdte": "Alles",
        "technieken": ["toetsenbord", "schermlezer"],
    }
    client.post(f"{BEHEER}onderzoek/nieuw/", velden)
    onderzoek = Onderzoek.objects.get()

    client.post(f"{BEHEER}onderzoek/{onderzoek.pk}/steekproef/")
    eerste = list(onderzoek.paginas.values_list("adres", "aard"))

    assert ("/zoeken/", Aard.GESTRUCTUREERD) in eerste
    assert [aard for _adres, aard in eerste].count(Aard.WILLEKEURIG) >= 3
    assert "Onderzoek 2027" in text_of(client.get(f"{BEHEER}onderzoek/{onderzoek.pk}/"))


def test_a_person_judges_a_clause_with_what_to_look_at_beside_it(schrijver: User) -> None:
    client, pagina = logged_in(schrijver), SteekproefpaginaFactory()
    andere = SteekproefpaginaFactory(onderzoek=pagina.onderzoek)
    GevondenFactory(eis="2.4.7", adres="/zoeken/", plek="#q")

    scherm = text_of(client.get(f"{BEHEER}onderzoek/{pagina.onderzoek_id}/eis/2.4.7/"))
    assert EISEN["2.4.7"].mensenwerk in scherm
    assert "#q" in scherm

    judge(
        client,
        pagina.onderzoek,
        "2.4.7",
        **{
            f"uitkomst-{pagina.pk}": "voldoet-niet",
            f"techniek-{pagina.pk}": "toetsenbord",
            f"toelichting-{pagina.pk}": "De zoekknop laat niet zien dat hij focus heeft.",
            "rest": "voldoet",
        },
    )

    oordelen = {oordeel.pagina_id: oordeel.uitkomst for oordeel in Oordeel.objects.all()}
    assert oordelen == {pagina.pk: "voldoet-niet", andere.pk: "voldoet"}
    pagina.onderzoek.refresh_from_db()
    assert pagina.onderzoek.stand == Onderzoekstand.BEZIG
    assert Oordeel.objects.filter(door=schrijver).count() == 2


def test_a_failure_without_words_is_not_saved(schrijver: User) -> None:
    pagina = SteekproefpaginaFactory()

    antwoord = judge(logged_in(schrijver), pagina.onderzoek, "2.4.7", **{f"uitkomst-{pagina.pk}": "voldoet-niet"})

    assert "Schrijf wat er niet klopt." in text_of(antwoord)
    assert not Oordeel.objects.exists()


def test_failing_all_pages_at_once_is_no_judgement(schrijver: User) -> None:
    pagina = SteekproefpaginaFactory()

    judge(logged_in(schrijver), pagina.onderzoek, "2.4.7", rest="voldoet-niet")

    assert not Oordeel.objects.exists()


def test_research_with_a_gap_cannot_be_concluded(schrijver: User) -> None:
    pagina = SteekproefpaginaFactory(aard=Aard.WILLEKEURIG)
    client = logged_in(schrijver)

    antwoord = client.post(
        f"{BEHEER}onderzoek/{pagina.onderzoek_id}/afronden/", {"samenvatting": "Alles goed"}, follow=True
    )

    assert "niet elke eis heeft op elke pagina een oordeel" in text_of(antwoord)
    pagina.onderzoek.refresh_from_db()
    assert pagina.onderzoek.stand == Onderzoekstand.GEPLAND


def test_concluding_gives_each_failed_clause_a_deviation_to_explain(schrijver: User) -> None:
    onderzoek = make_afgerond_onderzoek(op=timezone.localdate(), niet_voldaan=frozenset({"2.4.7"}))
    Onderzoek.objects.update(stand=Onderzoekstand.BEZIG, afgerond_op=None)
    Oordeel.objects.filter(uitkomst="voldoet-niet").update(toelichting="De focus is niet te zien.")
    client = logged_in(schrijver)

    antwoord = client.post(f"{BEHEER}onderzoek/{onderzoek.pk}/afronden/", {"samenvatting": "Eén fout"}, follow=True)

    assert "Schrijf nu bij elke afwijking" in text_of(antwoord)
    [afwijking] = Afwijking.objects.all()
    assert (afwijking.eis, afwijking.omschrijving, afwijking.is_compleet) == (
        "2.4.7",
        "De focus is niet te zien.",
        False,
    )
    # What was concluded stays as it was concluded.
    assert judge(client, onderzoek, "2.4.7", rest="voldoet").status_code == 404


def test_what_a_machine_found_is_offered_to_be_described(schrijver: User) -> None:
    GevondenFactory(eis="1.4.3", zekerheid="zeker")
    client = logged_in(schrijver)

    assert "Beschrijf de afwijking bij 1.4.3" in text_of(client.get(f"{BEHEER}afwijkingen/"))
    AfwijkingFactory(eis="1.4.3")
    assert "Beschrijf de afwijking bij 1.4.3" not in text_of(client.get(f"{BEHEER}afwijkingen/"))


def test_a_deviation_is_mended_when_a_person_checked_it(schrijver: User) -> None:
    onderzoek = make_afgerond_onderzoek(op=timezone.localdate(), niet_voldaan=frozenset({"1.4.3"}))
    afwijking = AfwijkingFactory(onderzoek=onderzoek)
    client = logged_in(schrijver)

    client.post(f"{BEHEER}afwijkingen/{afwijking.pk}/hersteld/")

    afwijking.refresh_from_db()
    assert (afwijking.hersteld_op, afwijking.nagekeken_door) == (timezone.localdate(), schrijver)
    assert make_verklaring().status == "A"


def test_who_made_the_statement_cannot_sign_it_and_a_colleague_can(beslisser: User) -> None:
    OnderzoekFactory()
    collega = make_lid("rina", Rol.EINDREDACTEUR)
    maker, ander = logged_in(beslisser), logged_in(collega)
    maker.post(f"{BEHEER}verklaring/maak/", {"wat_veranderde": "Eerste versie"})
    [concept] = Verklaring.objects.all()
    handtekening = {"functie": "Hoofd", "gelezen": "on"}

    zelf = maker.post(f"{BEHEER}verklaring/{concept.pk}/teken/", handtekening, follow=True)
    assert "Een ander moet tekenen." in text_of(zelf)
    ander.post(f"{BEHEER}verklaring/{concept.pk}/teken/", handtekening)

    concept.refresh_from_db()
    assert (concept.status, concept.ondertekend_door, concept.functie) == ("C", collega, "Hoofd")


def test_what_changed_after_it_was_made_cannot_be_signed(beslisser: User) -> None:
    OnderzoekFactory()
    maker, ander = logged_in(beslisser), logged_in(make_lid("rina", Rol.EINDREDACTEUR))
    maker.post(f"{BEHEER}verklaring/maak/", {"wat_veranderde": "Eerste versie"})
    Onderzoek.objects.all().delete()
    [concept] = Verklaring.objects.all()

    antwoord = ander.post(f"{BEHEER}verklaring/{concept.pk}/teken/", {"functie": "Hoofd", "gelezen": "on"}, follow=True)

    assert "Er is iets veranderd sinds deze versie is gemaakt." in text_of(antwoord)
    assert not Verklaring.objects.exclude(ondertekend_op=None).exists()


def test_a_writer_may_make_but_not_sign(schrijver: User) -> None:
    concept_van = logged_in(make_lid("rina", Rol.EINDREDACTEUR))
    concept_van.post(f"{BEHEER}verklaring/maak/", {"wat_veranderde": "Eerste versie"})
    [concept] = Verklaring.objects.all()

    logged_in(schrijver).post(f"{BEHEER}verklaring/{concept.pk}/teken/", {"functie": "Hoofd", "gelezen": "on"})

    concept.refresh_from_db()
    assert concept.ondertekend_op is None


@pytest.mark.parametrize("pad", ["onderzoek/", "onderzoek/nieuw/", "afwijkingen/", "verklaring/", "meldingen/"])
def test_who_has_no_right_sees_none_of_it(pad: str) -> None:
    assert logged_in(GebruikerFactory()).get(f"{BEHEER}{pad}").status_code in {302, 403}


def test_a_report_is_read_taken_and_answered(schrijver: User) -> None:
    melding = store_melding(adres="/zoeken/", tekst="De knop zwijgt.", hulpmiddel="", email="", taal="nl").melding
    client = logged_in(schrijver)
    adres = f"{BEHEER}meldingen/{melding.sleutel}/"

    assert melding.kenmerk in text_of(client.get(f"{BEHEER}meldingen/"))
    client.post(f"{adres}neem/")
    assert "De knop zwijgt." in text_of(client.get(adres))
    client.post(adres, {"antwoord": "De knop praat weer."})

    bewaard = Melding.objects.get()
    assert (bewaard.stand, bewaard.behandelaar, bewaard.antwoord) == ("beantwoord", schrijver, "De knop praat weer.")


def test_the_work_list_leads_to_the_clause_in_the_research_under_way(schrijver: User) -> None:
    client = logged_in(schrijver)
    assert client.get(f"{BEHEER}onderzoek/eis/1.4.3/").url.endswith("/onderzoek/nieuw/")

    onderzoek = OnderzoekFactory()
    assert client.get(f"{BEHEER}onderzoek/eis/1.4.3/").url.endswith(f"/onderzoek/{onderzoek.pk}/eis/1.4.3/")
