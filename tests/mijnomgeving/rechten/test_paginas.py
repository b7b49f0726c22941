"""Mehmet looks after the rights in his bakery: who may what, for which shop, until when."""

import re

from django.test import Client

from portal.verantwoording.models import AuditRegel, Verwerking
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.rechten.conftest import AMERSFOORT, Aanmelden, Bij, activate, right_of

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


def test_the_page_says_who_may_do_what_where_and_until_when(mehmet: Bij) -> None:
    page = mehmet.ga("/mijn/rechten/")
    assert page.status == 200
    assert "Mehmet Kaya (u)" in page.tekst
    assert "Chantal Visscher" in page.tekst
    assert "Zonnegraan Amersfoort, Langestraat 46" in page.tekst
    assert "Tot en met 31 december 2026." in page.tekst
    assert "Administratiekantoor Prins" in page.tekst
    assert "Dit staat zo in het Handelsregister." in page.tekst
    assert 'href="/mijn/rechten/"' in mehmet.ga("/mijn/zaken/").html
    # Who looked at the rights stands in the logs as any read.
    assert Verwerking.objects.filter(processing_activity_id="mijn-rechten").exists()


def test_what_needs_a_look_stands_on_top(mehmet: Bij) -> None:
    page = mehmet.ga("/mijn/rechten/").tekst
    assert "Het recht van Chantal Visscher stopt op 31 december 2026: nog" in page
    assert "Alleen Mehmet Kaya mag alles voor de hele onderneming." in page
    assert "niet volgens het Handelsregister" not in page


def test_a_new_colleague_gets_a_code_activates_it_and_is_in(
    mehmet: Bij, federatie: Federatie, aanmelden: Aanmelden
) -> None:
    formulier = "/mijn/rechten/geven/"
    leeg = mehmet.doe(formulier, naam="Sophie")
    assert "Kies ten minste één onderdeel." in leeg.tekst
    assert "Kies ten minste één vestiging, of de hele onderneming." in leeg.tekst
    assert 'value="Sophie"' in leeg.html
    assert (
        "Kies vandaag of een dag die nog komt."
        in mehmet.doe(formulier, naam="Sophie", diensten=["zaken"], vestigingen=["*"], tot="01-01-2020").tekst
    )

    page = mehmet.doe(formulier, naam="Sophie van de winkel", diensten=["berichten"], vestigingen=[AMERSFOORT])
    code = CODE.search(page.tekst)
    assert code
    assert "Sophie van de winkel Wacht op de code" in page.tekst
    assert code[0] not in mehmet.ga("/mijn/rechten/").tekst

    assert "U mag nu handelen voor Bakkerij Zonnegraan" in activate(federatie, code[0], "sophie-jansen")
    assert "Sophie Jansen Geldt nu" in mehmet.ga("/mijn/rechten/").tekst
    sophie = aanmelden("sophie-jansen", vestiging=AMERSFOORT)
    assert sophie.ga("/mijn/berichten/").status == 200
    assert sophie.ga("/mijn/zaken/").status == 403
    assert sophie.ga("/mijn/rechten/").status == 403


def test_a_change_bites_at_the_next_click_of_who_is_at_work(mehmet: Bij, chantal: Bij) -> None:
    assert chantal.ga("/mijn/zaken/").status == 200
    adres = right_of(mehmet, "Chantal Visscher")
    formulier = mehmet.ga(adres)
    assert formulier.html.count("checked") == 3
    assert 'value="31-12-2026"' in formulier.html
    page = mehmet.doe(adres, diensten=["taken"], vestigingen=[AMERSFOORT], tot="31-12-2026")
    assert "Het recht is veranderd. Dat geldt meteen." in page.tekst
    assert chantal.ga("/mijn/zaken/").status == 403
    assert AuditRegel.objects.filter(actie="recht", resultaat="gewijzigd").exists()


def test_withdrawing_asks_first_and_throws_out_at_once(mehmet: Bij, chantal: Bij) -> None:
    adres = right_of(mehmet, "Chantal Visscher") + "intrekken/"
    assert "Chantal Visscher kan dan meteen niets meer doen of zien" in mehmet.ga(adres).tekst
    assert chantal.ga("/mijn/taken/").status == 200
    assert "Het werkt meteen niet meer." in mehmet.doe(adres).tekst
    weg = chantal.ga("/mijn/taken/")
    assert weg.status == 403
    assert "Uw machtiging is gestopt" in weg.tekst
    assert mehmet.ga(adres).status == 404
    assert "Chantal Visscher : ingetrokken" in mehmet.ga("/mijn/rechten/").tekst.replace(":", " :").replace("  ", " ")


def test_an_office_is_given_and_loses_a_ketenmachtiging(
    mehmet: Bij, aanmelden: Aanmelden, federatie: Federatie
) -> None:
    page = mehmet.doe("/mijn/rechten/kantoor/", diensten=["taken"], vestigingen=["*"])
    assert CODE.search(page.tekst)
    prins = aanmelden("annelies-prins", "administratiekantoor-prins")
    assert "Bakkerij Zonnegraan" in prins.ga("/mijn/voor-wie/").tekst
    mehmet.doe(right_of(mehmet, "Administratiekantoor Prins") + "intrekken/")
    assert "Bakkerij Zonnegraan" not in prins.ga("/mijn/voor-wie/").tekst


def test_who_leads_the_company_cannot_be_changed_here(mehmet: Bij, federatie: Federatie) -> None:
    eigen = mehmet.persoon.machtiging
    assert eigen
    assert mehmet.ga(f"/mijn/rechten/{eigen.machtiging_id}/").status == 404
    assert mehmet.ga(f"/mijn/rechten/{eigen.machtiging_id}/intrekken/").status == 404


def test_another_company_and_a_citizen_find_nothing(mehmet: Bij, aanmelden: Aanmelden, ingelogd: Ingelogd) -> None:
    adres = right_of(mehmet, "Chantal Visscher")
    prins = aanmelden("annelies-prins", "administratiekantoor-prins")
    noor = Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor")))
    for pad in (adres, f"{adres}intrekken/"):
        for ander in (prins, noor):
            assert ander.ga(pad).status == 404
            assert ander.client.post(pad, {"diensten": ["*"], "vestigingen": ["*"]}).status_code == 404
    assert noor.ga("/mijn/rechten/").status == 404
    assert "Chantal" not in prins.ga("/mijn/rechten/").tekst
    assert "Tot en met 31 december 2026." in mehmet.ga("/mijn/rechten/").tekst


def test_a_limited_right_never_becomes_wider_because_the_handelsregister_is_silent(
    mehmet: Bij, federatie: Federatie
) -> None:
    adres = right_of(mehmet, "Chantal Visscher")
    federatie.zet("kvk", "uit")
    assert f"Vestiging {AMERSFOORT}" in mehmet.ga(adres).tekst or AMERSFOORT in mehmet.ga(adres).html
    assert "Kies ten minste één vestiging" in mehmet.doe(adres, diensten=["zaken"]).tekst
    page = mehmet.ga("/mijn/rechten/")
    assert page.ontbreekt("Handelsregister (KVK)")
    assert "Chantal Visscher" in page.tekst


def test_without_the_register_there_is_a_clear_page(mehmet: Bij, federatie: Federatie) -> None:
    federatie.zet("machtigen", "uit")
    page = mehmet.ga("/mijn/rechten/")
    assert page.status == 503
    assert "Wij kunnen uw machtiging nu niet controleren" in page.tekst
