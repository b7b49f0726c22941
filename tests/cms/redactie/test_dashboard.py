"""Mijn werk shows each editor what waits, on the home page and on a page of its own."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.producten.models import Organisatie, ProductPagina
from cms.redactie import dashboard
from cms.redactie.beheer.handleiding import read_handleiding
from cms.redactie.dashboard import Werklijst, Werkregel, register_werk
from cms.redactie.models import Rol
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory
from tests.factories.redactie import make_lid

pytestmark = pytest.mark.django_db

EIGEN = {"beslissen", "producten-controleren", "aanbod-controleren", "concepten"}


@pytest.fixture(autouse=True)
def _only_own_lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What other parts put on the page has tests of its own."""
    eigen = {sleutel: deel for sleutel, deel in dashboard._REGISTER.items() if sleutel in EIGEN}
    monkeypatch.setattr(dashboard, "_REGISTER", eigen)
    return


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def sam(utrecht: Organisatie) -> User:
    return make_lid("sam", Rol.REDACTEUR, utrecht)


def werk(client: Client, wie: User, sleutel: str = "", bladzijde: int = 1) -> str:
    client.force_login(wie)
    url = reverse("redactie:werklijst", args=[sleutel]) if sleutel else reverse("redactie:mijn_werk")
    antwoord = client.get(url, {"p": bladzijde} if bladzijde > 1 else {})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def due(dagen: int) -> date:
    return timezone.localdate() + timedelta(days=dagen)


def test_new_editor_reads_in_plain_words_that_nothing_waits(client: Client, sam: User) -> None:
    html = werk(client, sam)

    for zin in (
        "Niemand wacht op u.",
        "Al het aanbod is op tijd gecontroleerd.",
        "U hebt geen concepten die nog niet op de site staan.",
    ):
        assert zin in html
    assert "Producten om te controleren" not in html
    assert reverse("redactie:handleiding") in html


def test_own_offers_to_check_stand_there_soonest_first(client: Client, utrecht: Organisatie, sam: User) -> None:
    AanbodFactory(organisatie=utrecht, titel="Later", opnieuw_controleren=due(29))
    AanbodFactory(organisatie=utrecht, titel="Te laat", opnieuw_controleren=due(-10))
    AanbodFactory(organisatie=utrecht, titel="Nog lang niet", opnieuw_controleren=due(31))
    AanbodFactory(titel="Van een ander", opnieuw_controleren=due(0))

    html = werk(client, sam)

    assert "Aanbod om te controleren (2)" in html
    assert html.index("Te laat") < html.index("Later")
    assert "Nog lang niet" not in html
    assert "Van een ander" not in html


def test_editor_of_a_fixed_body_sees_its_products_and_national_editors_all(client: Client, sam: User) -> None:
    svb = OrganisatieFactory(naam="SVB")
    ProductPaginaFactory(title="AOW", vast=True, organisatie=svb, opnieuw_controleren=due(3))
    ProductPaginaFactory(title="Paspoort", opnieuw_controleren=due(3))

    van_svb = werk(client, make_lid("svb", Rol.REDACTEUR, svb))
    landelijk = werk(client, make_lid("ria", Rol.REDACTEUR))

    assert "AOW" in van_svb
    assert "Paspoort" not in van_svb
    assert "AOW" in landelijk
    assert "Paspoort" in landelijk


def test_eindredacteur_sees_what_is_handed_in_and_the_writer_does_not_see_it_as_a_draft(
    client: Client, utrecht: Organisatie, sam: User
) -> None:
    fatima = make_lid("fatima", Rol.EINDREDACTEUR, utrecht)
    ingezonden = AanbodFactory(organisatie=utrecht, titel="Ingezonden", live=False)
    concept = AanbodFactory(organisatie=utrecht, titel="Nog bezig", live=False)
    for aanbod in (ingezonden, concept):
        aanbod.save_revision(user=sam)
    ingezonden.get_workflow().start(ingezonden, sam)

    van_fatima, van_sam = werk(client, fatima), werk(client, sam)

    assert "Wacht op uw besluit (1)" in van_fatima
    assert "Ingezonden" in van_fatima
    assert "sam, " in van_fatima
    assert "Mijn concepten (1)" in van_sam
    assert "Nog bezig" in van_sam
    assert "Ingezonden" not in van_sam
    assert "Mijn werk" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_draft_of_a_page_is_called_by_its_new_title(client: Client) -> None:
    ria = make_lid("ria", Rol.REDACTEUR)
    pagina: ProductPagina = ProductPaginaFactory(title="Oud")
    pagina.title = "Nieuwe titel"
    pagina.save_revision(user=ria)

    assert "Nieuwe titel" in werk(client, ria)


def test_long_list_has_pages(client: Client, utrecht: Organisatie, sam: User) -> None:
    product = ProductPaginaFactory()
    for nummer in range(60):
        AanbodFactory(product=product, organisatie=utrecht, titel=f"Aanbod {nummer:02}", opnieuw_controleren=due(1))

    kort, eerste, tweede = (
        werk(client, sam),
        werk(client, sam, "aanbod-controleren"),
        werk(client, sam, "aanbod-controleren", 2),
    )

    assert "Toon alle 60" in kort
    assert "Aanbod 04" in kort
    assert "Aanbod 05" not in kort
    assert "Bladzijde 1 van 2" in eerste
    assert "Aanbod 49" in eerste
    assert "Aanbod 50" in tweede
    assert "Aanbod 49" not in tweede


@pytest.mark.parametrize("p", ["0", "-1", "x", "99999999999", "²"])
def test_odd_page_number_gives_a_page(client: Client, sam: User, p: str) -> None:
    client.force_login(sam)

    assert client.get(reverse("redactie:werklijst", args=["concepten"]), {"p": p}).status_code == 200


def test_unknown_list_and_a_list_for_others_are_not_there(client: Client, sam: User) -> None:
    client.force_login(sam)

    assert client.get(reverse("redactie:werklijst", args=["onzin"])).status_code == 404
    assert client.get(reverse("redactie:werklijst", args=["producten-controleren"])).status_code == 404


def test_another_part_adds_its_list(client: Client, sam: User) -> None:
    def links(*, user: User, vanaf: int, aantal: int) -> Werklijst:
        return Werklijst("Kapotte links", 1, [Werkregel("Link <stuk>", "/beheer/", "sinds gisteren")], "Geen.")

    register_werk("links", links, volgorde=1)

    html = werk(client, sam)

    assert "Kapotte links (1)" in html
    assert "Link &lt;stuk&gt;" in html
    assert html.index("Kapotte links") < html.index("Mijn concepten")


def test_page_is_fast_with_much_to_do(client: Client, utrecht: Organisatie) -> None:
    fatima = make_lid("fatima", Rol.EINDREDACTEUR, utrecht)
    sam = make_lid("sam", Rol.REDACTEUR, utrecht)
    product = ProductPaginaFactory(opnieuw_controleren=due(1))
    for nummer in range(8):
        aanbod = AanbodFactory(
            product=product, organisatie=utrecht, titel=f"Aanbod {nummer}", opnieuw_controleren=due(1)
        )
        aanbod.save_revision(user=sam if nummer % 2 else fatima)
        if nummer % 2:
            aanbod.get_workflow().start(aanbod, sam)
    werk(client, fatima)

    with CaptureQueriesContext(
        connection,
    ) as opgevraagd:
        client.get(reverse("redactie:mijn_werk"))

    assert len(opgevraagd) <= 15, [vraag["sql"][:400] for vraag in opgevraagd.captured_queries]


def test_handbook_is_a_page_in_the_admin(client: Client, sam: User) -> None:
    client.force_login(sam)

    html = client.get(reverse("redactie:handleiding")).content.decode()

    assert "<h2>Wie doet wat" in html
    assert "<strong>Redacteur.</strong>" in html
    assert "**" not in html
    assert "<h3>Waarom staat dit bovenaan" in html
    assert {blok.soort for blok in read_handleiding()} == {"kop2", "kop3", "alinea", "lijst", "stappen"}


def test_who_has_no_account_sees_nothing(client: Client) -> None:
    antwoord = client.get(reverse("redactie:mijn_werk"))

    assert antwoord.status_code == 302
    assert "/beheer/login/" in antwoord.url
