"""Mijn regelingen: asked first, reckoned while one looks, and kept nowhere."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from mijnomgeving.toestemmingen.models import Toestemming
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.producten import ProductPaginaFactory
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen, Pagina

PAD = "/mijn/regelingen/"
ANS = "999990342"
BAKKERIJ = "90001354"
SPAAR = "13.579,24"
LOGBOEKEN = {"verantwoording_verwerking", "verantwoording_auditregel"}


def give_consent(bezoeker: Bezoeker) -> None:
    bezoeker.client.post(reverse("mijn:toestemming_geven", args=["regelingen"]), {"terug": PAD})


def answer(bezoeker: Bezoeker, **antwoorden: str) -> Pagina:
    antwoord = bezoeker.client.post(PAD, antwoorden)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def part(pagina: Pagina, sleutel: str) -> str:
    """What the page says of one scheme."""
    match = re.search(rf'<article[^>]*"regeling-{sleutel}".*?</article>', pagina.html, flags=re.DOTALL)
    assert match, sleutel
    return Pagina(200, match[0]).tekst


@pytest.fixture
def ondernemer(ingelogd: Ingelogd, federatie: Federatie, db: None, monkeypatch: pytest.MonkeyPatch) -> Bezoeker:
    """An employee who acts for a bakery; whether the machtiging still holds is asked elsewhere."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)
    voor = Onderneming(KvkNummer(BAKKERIJ), None, (), beperkt=False)
    machtiging = Machtiging("", "eherkenning", voor, "Bakkerij", frozenset({"*"}))
    persoon = Sessiepersoon(
        Medewerker("pseudoniem"),
        naam="",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=datetime.now(UTC),
        middel="eherkenning",
        machtiging=machtiging,
        eigen=machtiging,
    )
    return Bezoeker(ingelogd(Client(), persoon))


@pytest.fixture
def ans(inloggen: Inloggen) -> Bezoeker:
    """Ans, 74, a widow in her own home, who gave consent."""
    bezoeker = inloggen(ANS)
    give_consent(bezoeker)
    return bezoeker


def test_before_a_yes_no_source_is_asked_anything(inloggen: Inloggen, federatie: Federatie) -> None:
    bezoeker = inloggen(ANS)
    federatie.ontvangen.clear()
    pagina = bezoeker.ga(PAD)
    assert "Vindt u dit goed?" in pagina.tekst
    assert not federatie.ontvangen
    assert "Waarschijnlijk wel" not in answer(bezoeker, partner="nee").tekst.partition("Vindt u dit goed?")[2]
    assert not federatie.ontvangen


def test_ans_sees_her_aow_with_why_and_what_is_not_known_yet(ans: Bezoeker) -> None:
    pagina = ans.ga(PAD)
    aow = part(pagina, "aow")
    assert "U werd 66 jaar op 23 juli 2018. Dat is uw AOW-leeftijd." in aow
    assert "Algemene Ouderdomswet, artikel 7a" in aow
    assert "Dit weten wij nog niet: Jaren buiten Nederland, Partner" in aow
    assert "Voor een koophuis of kamer krijgt u geen huurtoeslag" in part(pagina, "huurtoeslag")
    assert "geen kinderen jonger dan 18 jaar" in part(pagina, "kinderbijslag")
    assert "geldig tot en met 27 april 2029" in part(pagina, "reisdocument")


def test_each_fact_names_its_source_and_the_year_of_the_income(ans: Bezoeker) -> None:
    tekst = ans.ga(PAD).tekst
    assert "Dit is uw inkomen over 2025." in tekst
    assert "€ 19.110" in tekst
    assert "Bron: Belastingdienst (inkomen)" in tekst


def test_an_answer_changes_the_outcome_and_is_kept_nowhere(ans: Bezoeker) -> None:
    ans.ga(PAD)
    voor = _rows()
    pagina = answer(ans, partner="nee", vermogen=SPAAR, zorgverzekerd="ja", jaren_buitenland="0")
    assert "€ 129 per maand" in part(pagina, "zorgtoeslag")
    assert "€ 1.637,57 per maand" in part(pagina, "aow")
    assert "Met de bedragen van 2026" in part(pagina, "zorgtoeslag")
    assert "uw eigen antwoord" in part(pagina, "zorgtoeslag")
    na = _rows()
    assert {tabel for tabel in na if na[tabel] != voor[tabel]} <= LOGBOEKEN


def test_with_savings_above_the_limit_there_is_no_zorgtoeslag(ans: Bezoeker) -> None:
    pagina = answer(ans, partner="nee", vermogen="150.000", zorgverzekerd="ja")
    assert "Uw vermogen is hoger dan € 146.011" in part(pagina, "zorgtoeslag")


def test_what_cannot_be_read_is_said_at_the_field_and_stays(ans: Bezoeker) -> None:
    pagina = answer(ans, vermogen="veel", huishouden="-1", zorgverzekerd="ja")
    assert "Schrijf het bedrag als 1250 of 1250,50." in pagina.tekst
    assert 'value="veel"' in pagina.html
    assert "fout-kop" in pagina.html
    assert "Nog niet te zeggen" in part(pagina, "zorgtoeslag")
    assert "U hebt een Nederlandse zorgverzekering. Bron: uw eigen antwoord" in part(pagina, "zorgtoeslag")


def test_an_answer_stands_in_no_address(ans: Bezoeker) -> None:
    assert '<form method="post" action="/mijn/regelingen/"' in ans.ga(PAD).html


def test_a_source_that_is_silent_leaves_a_question_and_is_named(ans: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("inkomen", "fout_500")
    pagina = ans.ga(PAD)
    assert pagina.ontbreekt("Belastingdienst (inkomen)")
    assert "Uw inkomen per jaar" in part(pagina, "zorgtoeslag")
    assert 'name="inkomen"' in pagina.html


def test_a_withdrawal_bites_at_once(ans: Bezoeker, federatie: Federatie) -> None:
    ans.client.post(reverse("mijn:toestemming_intrekken", args=["regelingen"]))
    federatie.ontvangen.clear()
    assert "Vindt u dit goed?" in ans.ga(PAD).tekst
    assert not federatie.ontvangen
    assert Toestemming.objects.filter(ingetrokken_op=None).count() == 0


def test_each_read_stands_in_the_log_with_consent_as_its_ground(ans: Bezoeker) -> None:
    Verwerking.objects.all().delete()
    ans.ga(PAD)
    gelezen = {regel.bron: regel.processing_activity_id for regel in Verwerking.objects.all()}
    assert "Belastingdienst (inkomen)" in gelezen
    assert set(gelezen.values()) == {"mijn-regelingen"}
    assert "toestemming" in REGISTER["mijn-regelingen"].grondslag


def test_a_parent_sees_the_children_counted(inloggen: Inloggen) -> None:
    bezoeker = inloggen(YOUSSEF)
    give_consent(bezoeker)
    bedrag = part(answer(bezoeker, kinderen_thuis="ja"), "kinderbijslag")
    assert "per kwartaal" in bedrag
    assert "U woont in Nederland." in bedrag


def test_a_scheme_leads_to_its_product_in_the_catalogue(ans: Bezoeker) -> None:
    ProductPaginaFactory(slug="zorgtoeslag", title="Zorgtoeslag aanvragen")
    assert "Zorgtoeslag aanvragen" in part(ans.ga(PAD), "zorgtoeslag")


def test_the_menu_leads_there(noor: Bezoeker) -> None:
    assert PAD in noor.ga("/mijn/toestemmingen/").links(PAD)


def _rows() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        tabellen = connection.introspection.table_names(cursor)
        aantallen = {}
        for tabel in tabellen:
            cursor.execute(f'SELECT count(*) FROM "{tabel}"')
            aantallen[tabel] = cursor.fetchone()[0]
    return aantallen


def test_noor_is_the_one_of_the_page(noor: Bezoeker) -> None:
    assert NOOR not in noor.ga(PAD).html


def test_a_company_sees_the_rules_for_companies(ondernemer: Bezoeker) -> None:
    give_consent(ondernemer)
    pagina = ondernemer.ga(PAD)
    assert "Dit rekenden wij net voor uw onderneming uit." in pagina.tekst
    assert "UBO" in part(pagina, "ubo")
    assert "regeling-zorgtoeslag" not in pagina.html
    assert "U mag kiezen voor geen btw-aangifte" in part(answer(ondernemer, omzet="18000"), "kor")


def test_a_company_hears_which_schemes_fit_and_why(ondernemer: Bezoeker) -> None:
    give_consent(ondernemer)
    lkv = part(ondernemer.ga(PAD), "loonkostenvoordeel")
    assert "Nog niet te zeggen" in lkv
    assert "U hebt personeel en doet loonaangifte. Bron: Belastingdienst" in lkv
    beantwoord = answer(
        ondernemer,
        ontwikkelt="ja",
        doelgroep_werknemer="nee",
        investering_energie="40.000",
        eia_lijst="ja",
    )
    assert "Waarschijnlijk wel" in part(beantwoord, "wbso")
    assert "U draagt dan minder loonheffing af" in part(beantwoord, "wbso")
    assert "€ 16.000" in part(beantwoord, "eia")
    assert "Waarschijnlijk niet" in part(beantwoord, "loonkostenvoordeel")
