"""What staff read beside their work: made by editors, kept from the public."""

from pathlib import Path

import pytest
import yaml
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.permissions import policy_registry

from cms.producten.inlezen.bestanden import Inhoudsfout, read_lijst, read_map
from cms.producten.inlezen.producten import INHOUD as CATALOGUS
from cms.redactie.models import Rol
from cms.werkinstructies.inlezen import (
    CONTACTGIDS,
    INHOUD,
    STATUSSEN,
    ContactpuntInhoud,
    StatusuitlegInhoud,
    WerkinstructieInhoud,
    load_contactgids,
    load_statusuitleg,
    load_werkinstructies,
)
from cms.werkinstructies.models import Contactpunt, Statusuitleg, Werkinstructie
from cms.werkinstructies.selectors import (
    find_statusuitleg,
    find_werkinstructie,
    list_contactpunten,
    list_werkinstructies,
)
from cms.zoeken.service import list_documenten
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory
from tests.factories.redactie import make_lid

INSTRUCTIES = [inhoud for _, inhoud in read_map(INHOUD / "instructies", WerkinstructieInhoud)]
ORGANISATIES = Path(__file__).resolve().parents[3] / "mijnomgeving" / "federatie" / "organisaties"


def write_instructie(map_: Path, slug: str, **anders: object) -> None:
    inhoud = {
        "slug": slug,
        "titel": "Iemand wil een bakfiets",
        "producten": ["bakfiets"],
        "samenvatting": "Gebruik dit bij vragen over bakfietsen.",
        "stappen": [{"titel": "Vraag naar het aantal kinderen"}],
        "uitleg": ["Een bakfiets past bij veel kinderen."],
        "gecontroleerd": "2026-11-23",
        "opnieuw_controleren": "2027-05-23",
    } | anders
    (map_ / f"{slug}.yaml").write_text(yaml.safe_dump(inhoud))


@pytest.fixture
def bakfietsen(tmp_path: Path) -> Path:
    """One instruction for everybody and one of Utrecht."""
    OrganisatieFactory(slug="gemeente-utrecht", naam="Gemeente Utrecht")
    ProductPaginaFactory(slug="bakfiets", title="Bakfiets")
    write_instructie(tmp_path, "bakfiets-lenen")
    write_instructie(tmp_path, "bakfiets-utrecht", organisatie="gemeente-utrecht", titel="Bakfiets in Utrecht")
    load_werkinstructies(map_=tmp_path)
    return tmp_path


@pytest.mark.parametrize("instructie", INSTRUCTIES, ids=lambda instructie: instructie.slug)
def test_our_own_instructions_refer_to_products_that_exist(instructie: WerkinstructieInhoud) -> None:
    assert set(instructie.producten) <= {pad.stem for pad in (CATALOGUS / "producten").glob("*.yaml")}


def test_there_are_instructions_for_what_counters_get_most() -> None:
    assert len([instructie for instructie in INSTRUCTIES if instructie.organisatie is None]) >= 15


@pytest.mark.parametrize("instructie", INSTRUCTIES, ids=lambda instructie: instructie.slug)
def test_what_staff_read_aloud_is_easy(instructie: WerkinstructieInhoud) -> None:
    woorden = [len(zin.split()) for alinea in instructie.uitleg for zin in alinea.split(". ")]
    assert max(woorden) <= 24
    assert sum(woorden) / len(woorden) <= 14


def test_the_contact_directory_of_the_demo_holds_numbers_of_nobody() -> None:
    assert all(rij.telefoon.startswith("088 000 ") for rij in read_lijst(INHOUD / CONTACTGIDS, ContactpuntInhoud))


@pytest.mark.django_db
def test_every_status_of_the_simulated_organisations_has_plain_words() -> None:
    load_statusuitleg()
    uitleg = list(Statusuitleg.objects.all())
    statussen = set()
    for pad in sorted(ORGANISATIES.rglob("*.yaml")):
        for zaaktype in (yaml.safe_load(pad.read_text()) or {}).get("zaaktypen", []):
            statussen |= {status["omschrijving"] for status in zaaktype.get("statustypen", [])}
    onverklaard = {status for status in statussen if find_statusuitleg(status=status, uit=uitleg) is None}

    assert len(statussen) > 50
    assert len(onverklaard) / len(statussen) < 0.5, sorted(onverklaard)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "uitleg"),
    [
        ("Besluit genomen", "Besluit genomen"),
        ("Aanvraag ontvangen", "Aanvraag ontvangen"),
        ("Eerste aanmaning verstuurd", "Te laat met betalen"),
        ("Gegevens aanvullen", "Gegevens aanvullen"),
        ("Vergunning geweigerd", "Aanvraag afgewezen"),
        ("Alles terugbetaald", "Betaald"),
    ],
)
def test_a_status_is_explained_whatever_an_organisation_calls_it(status: str, uitleg: str) -> None:
    load_statusuitleg()
    found = find_statusuitleg(status=status)
    assert found is not None
    assert found.naam == uitleg
    assert find_statusuitleg(status="Zzz") is None


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_what_an_editor_changed_stays(bakfietsen: Path) -> None:
    instructie = Werkinstructie.objects.get(slug="bakfiets-lenen")
    instructie.titel = "Bakfiets lenen of huren"
    instructie.save_revision().publish()

    telling = load_werkinstructies(map_=bakfietsen)

    assert telling.ongewijzigd == ["bakfiets-lenen", "bakfiets-utrecht"]
    assert Werkinstructie.objects.get(slug="bakfiets-lenen").titel == "Bakfiets lenen of huren"


@pytest.mark.django_db
def test_a_file_that_names_an_unknown_product_is_refused(tmp_path: Path) -> None:
    write_instructie(tmp_path, "vliegtuig", producten=["vliegtuig"])
    with pytest.raises(Inhoudsfout, match="vliegtuig"):
        load_werkinstructies(map_=tmp_path)


@pytest.mark.django_db
@pytest.mark.usefixtures("bakfietsen")
def test_staff_read_what_is_for_all_and_of_their_own_organisation_alone() -> None:
    utrecht = [rij.slug for rij in list_werkinstructies(organisatie="gemeente-utrecht")]
    uwv = [rij.slug for rij in list_werkinstructies(organisatie="uwv")]

    assert utrecht == ["bakfiets-utrecht", "bakfiets-lenen"]
    assert uwv == ["bakfiets-lenen"]
    assert find_werkinstructie(slug="bakfiets-utrecht", organisatie="uwv") is None
    assert [rij.slug for rij in list_werkinstructies(organisatie="uwv", producten=["bakfiets"])] == ["bakfiets-lenen"]
    assert list_werkinstructies(organisatie="uwv", zoek="paspoort") == []
    assert [rij.slug for rij in list_werkinstructies(organisatie="uwv", zoek="bakfiets iemand")] == ["bakfiets-lenen"]


@pytest.mark.django_db
@pytest.mark.usefixtures("bakfietsen")
def test_a_draft_is_not_at_the_counter_yet() -> None:
    Werkinstructie.objects.filter(slug="bakfiets-lenen").update(live=False)
    assert find_werkinstructie(slug="bakfiets-lenen", organisatie="uwv") is None


@pytest.mark.django_db
@pytest.mark.usefixtures("bakfietsen")
def test_the_public_finds_none_of_it(client: Client) -> None:
    load_statusuitleg()
    OrganisatieFactory(slug="uwv", naam="UWV")
    Contactpunt.objects.create(
        organisatie_id=OrganisatieFactory(slug="cjib").pk, naam="Geheime lijn", waarvoor="Haast", telefoon="088 000 1"
    )

    documenten = [f"{document}" for document in list_documenten()]
    paginas = [
        client.get(pad).content.decode()
        for pad in ("/sitemap.xml", "/api/v1/producten?q=bakfiets", "/zoeken/?q=bakfiets", "/organisaties/cjib/")
    ]

    for tekst in (*documenten, *paginas):
        assert "bakfiets-lenen" not in tekst
        assert "Iemand wil een bakfiets" not in tekst
        assert "088 000 1" not in tekst
        assert "Geheime lijn" not in tekst


@pytest.mark.django_db
def test_the_contact_directory_is_searched_by_organisation_and_by_need() -> None:
    for slug in {rij.organisatie for rij in read_lijst(INHOUD / CONTACTGIDS, ContactpuntInhoud)}:
        OrganisatieFactory(slug=slug, naam=slug.replace("-", " ").title())
    telling = load_contactgids()

    assert not telling.fouten
    assert {punt.organisatie.slug for punt in list_contactpunten(zoek="noodstop")} == {"cjib"}
    assert {punt.naam for punt in list_contactpunten(organisatie="uwv", zoek="voorschot ketenlijn")} == set()
    assert list_contactpunten(organisatie="gemeente-utrecht")[0].spoed
    assert load_contactgids().nieuw == []


def test_a_telephone_number_is_a_telephone_number() -> None:
    punt = Contactpunt(naam="A", waarvoor="B", telefoon="javascript:alert(1)")
    with pytest.raises(ValidationError, match="geen telefoonnummer"):
        punt.full_clean(exclude=["organisatie"])
    assert Contactpunt(telefoon="14 030, toestel 12").telefoon_uri == "tel:14030"


@pytest.mark.django_db
@pytest.mark.usefixtures("bakfietsen")
def test_editors_of_an_organisation_change_their_own_and_never_what_is_for_all(client: Client) -> None:
    uwv = OrganisatieFactory(slug="uwv", naam="UWV")
    anna = make_lid("anna", Rol.REDACTEUR, uwv)
    landelijk = make_lid("lies", Rol.EINDREDACTEUR)
    van_iedereen = Werkinstructie.objects.get(slug="bakfiets-lenen")
    policy = policy_registry.get_by_type(Werkinstructie)

    assert not policy.user_has_permission_for_instance(anna, "change", van_iedereen)
    assert policy.user_has_permission_for_instance(landelijk, "publish", van_iedereen)
    assert list(policy.instances_user_has_any_permission_for(anna, ["change"])) == []
    client.force_login(anna)
    assert client.get(f"/beheer/snippets/werkinstructies/werkinstructie/edit/{van_iedereen.pk}/").status_code == 302
    assert client.get("/beheer/snippets/werkinstructies/statusuitleg/").status_code == 302
    formulier = client.get("/beheer/snippets/werkinstructies/werkinstructie/add/").context["form"]
    assert formulier.fields["organisatie"].required
    client.force_login(landelijk)
    assert client.get(f"/beheer/snippets/werkinstructies/werkinstructie/edit/{van_iedereen.pk}/").status_code == 200
    assert client.get("/beheer/snippets/werkinstructies/contactpunt/").status_code == 200


def test_statuses_in_our_own_file_are_written_for_reading_aloud() -> None:
    for uitleg in read_lijst(INHOUD / STATUSSEN, StatusuitlegInhoud):
        assert len(uitleg.zeg) < 220, uitleg.naam
