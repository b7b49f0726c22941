"""Teams and how far their rights reach."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from wagtail.models import GroupPagePermission

from cms.producten.models import Organisatie
from cms.redactie.models import Rol, Team
from cms.redactie.rollen import ensure_team, ensure_teams, is_landelijk, list_eigen_organisaties, list_leden
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory
from tests.factories.redactie import make_lid

pytestmark = pytest.mark.django_db


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def svb() -> Organisatie:
    return OrganisatieFactory(naam="SVB")


def page_rights(groep: Group) -> set[tuple[str, str]]:
    rechten = GroupPagePermission.objects.filter(group=groep)
    return set(rechten.values_list("page__title", "permission__codename"))


def test_national_teams_are_there_after_installing() -> None:
    namen = set(Team.objects.filter(organisatie=None).values_list("groep__name", flat=True))

    assert namen == {"Landelijke redacteuren", "Landelijke eindredacteuren", "Beheerders"}


def test_teams_of_an_organisation_are_made_once(utrecht: Organisatie) -> None:
    eerste, tweede = ensure_teams(organisatie=utrecht), ensure_teams(organisatie=utrecht)

    assert eerste == tweede
    assert [str(team) for team in eerste] == ["Redacteuren Gemeente Utrecht", "Eindredacteuren Gemeente Utrecht"]


def test_organisations_with_one_name_have_groups_of_their_own() -> None:
    een = OrganisatieFactory(naam="Waterschap", slug="een", tooi_uri="https://tooi.test/1")
    twee = OrganisatieFactory(naam="Waterschap", slug="twee", tooi_uri="https://tooi.test/2")

    groepen = {ensure_team(organisatie=o, rol=Rol.REDACTEUR).groep.name for o in (een, twee)}

    assert groepen == {"Redacteuren Waterschap", "Redacteuren twee"}


def test_editors_of_a_fixed_body_edit_its_pages_and_only_eindredacteuren_publish(svb: Organisatie) -> None:
    ProductPaginaFactory(title="AOW", vast=True, organisatie=svb)
    redacteuren, eindredacteuren = ensure_teams(organisatie=svb)

    assert page_rights(redacteuren.groep) == {("AOW", "change_page")}
    assert page_rights(eindredacteuren.groep) == {
        ("AOW", f"{recht}_page") for recht in ("change", "publish", "lock", "unlock")
    }


def test_page_goes_over_when_its_organisation_changes(svb: Organisatie) -> None:
    duo = OrganisatieFactory(naam="DUO")
    pagina = ProductPaginaFactory(title="Toeslag", vast=True, organisatie=svb)
    van_svb, van_duo = (ensure_team(organisatie=o, rol=Rol.REDACTEUR).groep for o in (svb, duo))
    assert page_rights(van_svb) == {("Toeslag", "change_page")}

    pagina.organisatie = duo
    pagina.save()

    assert page_rights(van_svb) == set()
    assert page_rights(van_duo) == {("Toeslag", "change_page")}

    pagina.organisatie = None
    pagina.uitvoerder = "gemeente"
    pagina.save()

    assert page_rights(van_duo) == set()


def test_new_page_belongs_to_its_team_at_once(svb: Organisatie) -> None:
    groep = ensure_team(organisatie=svb, rol=Rol.REDACTEUR).groep

    ProductPaginaFactory(title="Kinderbijslag", vast=True, organisatie=svb)

    assert page_rights(groep) == {("Kinderbijslag", "change_page")}


def test_rights_reach_as_far_as_the_team(utrecht: Organisatie, svb: Organisatie) -> None:
    van_utrecht = make_lid("u", Rol.REDACTEUR, utrecht)
    van_beide = make_lid("b", Rol.EINDREDACTEUR, utrecht, svb)
    landelijk = make_lid("l", Rol.REDACTEUR)

    assert list(list_eigen_organisaties(user=van_utrecht)) == [utrecht]
    assert set(list_eigen_organisaties(user=van_beide)) == {utrecht, svb}
    assert set(list_eigen_organisaties(user=landelijk)) == {utrecht, svb}
    assert is_landelijk(user=landelijk)
    assert not is_landelijk(user=van_beide)


def test_who_left_has_no_rights(utrecht: Organisatie) -> None:
    weg = make_lid("weg", Rol.EINDREDACTEUR, utrecht)
    weg.is_active = False
    weg.save()

    assert not list_eigen_organisaties(user=weg).exists()
    assert not list_leden(organisatie=utrecht.pk, rol=Rol.EINDREDACTEUR).exists()


def test_demo_has_an_account_for_each_role(utrecht: Organisatie) -> None:
    for _ in range(2):
        call_command("demo_redacteur")

    groepen = {
        account: set(User.objects.get(username=account).groups.values_list("name", flat=True))
        for account in ("redacteur", "redacteur-utrecht", "eindredacteur-utrecht", "redacteur-landelijk")
    }
    assert groepen == {
        "redacteur": set(),
        "redacteur-utrecht": {"Redacteuren Gemeente Utrecht"},
        "eindredacteur-utrecht": {"Eindredacteuren Gemeente Utrecht"},
        "redacteur-landelijk": {"Landelijke redacteuren"},
    }
    assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == ["redacteur"]


def test_demo_accounts_exist_only_in_the_demo(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="alleen in de demo"):
        call_command("demo_redacteur")
    assert not User.objects.exists()
