"""Which organisation is mine, and what does it offer."""

import pytest

from cms.producten.models import Organisatie
from cms.producten.models.paginas import Uitvoerder
from cms.producten.selectors import (
    find_gemeente,
    list_aanbod,
    list_gemeenten,
    list_organisaties,
    list_producten,
    list_producten_van,
    organisatie_voor,
    successors,
    suggest_gemeenten,
)
from tests.factories.producten import (
    AanbodFactory,
    OrganisatieFactory,
    ProductPaginaFactory,
    ThemaFactory,
    WoonplaatsFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def utrecht() -> Organisatie:
    provincie = OrganisatieFactory(provincie=True, plaats="Utrecht")
    gemeente = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344", ligt_in=provincie)
    WoonplaatsFactory(naam="Vleuten", gemeente=gemeente)
    WoonplaatsFactory(naam="Utrecht", gemeente=gemeente)
    return gemeente


@pytest.mark.parametrize(
    "tekst", ["gm0344", "GM0344", "0344", "344", "Utrecht", " utrecht ", "Gemeente Utrecht", "Vleuten", "VLEUTEN"]
)
def test_gemeente_is_found_by_code_name_and_woonplaats(utrecht: Organisatie, tekst: str) -> None:
    assert find_gemeente(tekst=tekst) == utrecht


@pytest.mark.parametrize("tekst", ["", "gm9999", "Atlantis", "'; drop table", "gm", "(", "٣٤٤", "x" * 500])
def test_what_is_no_gemeente_gives_none(utrecht: Organisatie, tekst: str) -> None:
    assert find_gemeente(tekst=tekst) is None


def test_name_of_a_gemeente_and_a_woonplaats_elsewhere_is_not_guessed() -> None:
    laren = OrganisatieFactory(gemeente=True, plaats="Laren")
    lochem = OrganisatieFactory(gemeente=True, plaats="Lochem")
    WoonplaatsFactory(naam="Laren", gemeente=laren)
    WoonplaatsFactory(naam="Laren", gemeente=lochem)

    assert find_gemeente(tekst="Laren") is None
    assert suggest_gemeenten(tekst="Laren") == [laren, lochem]
    assert find_gemeente(tekst="Gemeente Laren") == laren


def test_name_before_brackets_fits_more_gemeenten() -> None:
    noord = OrganisatieFactory(gemeente=True, plaats="Bergen (NH)")
    zuid = OrganisatieFactory(gemeente=True, plaats="Bergen (L)")

    assert find_gemeente(tekst="Bergen") is None
    assert set(suggest_gemeenten(tekst="Bergen")) == {noord, zuid}
    assert find_gemeente(tekst="Bergen (NH)") == noord


def test_accents_and_hyphens_do_not_matter() -> None:
    sudwest = OrganisatieFactory(gemeente=True, plaats="Súdwest-Fryslân")
    bosch = OrganisatieFactory(gemeente=True, plaats="'s-Hertogenbosch")

    assert find_gemeente(tekst="sudwest fryslan") == sudwest
    assert find_gemeente(tekst="’s Hertogenbosch") == bosch


def test_half_a_name_gives_suggestions(utrecht: Organisatie) -> None:
    assert suggest_gemeenten(tekst="utr") == [utrecht]
    assert suggest_gemeenten(tekst="vleu") == [utrecht]
    assert suggest_gemeenten(tekst="u") == []


@pytest.mark.parametrize("getypt", ["Utregt", "utrechht", "Utrect", "Vleutn"])
def test_name_with_a_typing_error_gives_the_gemeente_it_looks_like(utrecht: Organisatie, getypt: str) -> None:
    OrganisatieFactory(gemeente=True, plaats="Zwolle")

    assert find_gemeente(tekst=getypt) is None
    assert suggest_gemeenten(tekst=getypt) == [utrecht]


def test_word_that_is_no_place_gives_no_suggestion(utrecht: Organisatie) -> None:
    assert suggest_gemeenten(tekst="paspoort") == []


def test_ended_gemeente_is_not_found(utrecht: Organisatie) -> None:
    Organisatie.objects.filter(pk=utrecht.pk).update(is_actief=False)

    assert find_gemeente(tekst="Utrecht") is None
    assert not list_gemeenten().exists()


def test_organisation_follows_from_the_product_and_the_place(utrecht: Organisatie) -> None:
    vast = ProductPaginaFactory(vast=True)
    van_gemeente = ProductPaginaFactory()
    van_provincie = ProductPaginaFactory(uitvoerder=Uitvoerder.PROVINCIE)
    van_waterschap = ProductPaginaFactory(uitvoerder=Uitvoerder.WATERSCHAP)

    assert organisatie_voor(product=vast, gemeente=None) == vast.organisatie
    assert organisatie_voor(product=vast, gemeente=utrecht) == vast.organisatie
    assert organisatie_voor(product=van_gemeente, gemeente=utrecht) == utrecht
    assert organisatie_voor(product=van_gemeente, gemeente=None) is None
    assert organisatie_voor(product=van_provincie, gemeente=utrecht) == utrecht.ligt_in
    assert organisatie_voor(product=van_waterschap, gemeente=utrecht) is None


def test_ended_offer_is_not_shown() -> None:
    aanbod = AanbodFactory()
    AanbodFactory(product=aanbod.product, organisatie=aanbod.organisatie, beeindigd_op="2026-01-01")

    assert list(list_aanbod(product=aanbod.product, organisatie=aanbod.organisatie)) == [aanbod]


def test_organisation_has_its_own_products_those_of_its_kind_and_those_it_offers(utrecht: Organisatie) -> None:
    van_gemeenten = ProductPaginaFactory(title="A")
    aangeboden = ProductPaginaFactory(title="B", vast=True)
    AanbodFactory(product=aangeboden, organisatie=utrecht)
    AanbodFactory(product=van_gemeenten, organisatie=utrecht)
    van_dienst = ProductPaginaFactory(title="C", vast=True)
    ProductPaginaFactory(title="D", live=False)

    assert list(list_producten_van(organisatie=utrecht)) == [van_gemeenten, aangeboden]
    assert list(list_producten_van(organisatie=van_dienst.organisatie)) == [van_dienst]


def test_products_by_thema_and_doelgroep() -> None:
    wonen = ThemaFactory()
    huis = ProductPaginaFactory(themas=[wonen])
    zaak = ProductPaginaFactory(doelgroepen=["ondernemer"])

    assert list(list_producten(thema=wonen.slug)) == [huis]
    assert list(list_producten(doelgroep="ondernemer")) == [zaak]


def test_organisations_by_part_of_the_name(utrecht: Organisatie) -> None:
    uwv = OrganisatieFactory(naam="UWV")

    assert list(list_organisaties(tekst="utrecht", soort="gemeente")) == [utrecht]
    assert list(list_organisaties(tekst="uwv")) == [uwv]
    assert list(list_organisaties(tekst="bestaat niet")) == []


def test_work_of_an_ended_organisation_went_to_the_one_that_took_over() -> None:
    oudst, ouder, nu, ander = (OrganisatieFactory(is_actief=actief) for actief in (False, False, True, True))
    gesplitst, kring = OrganisatieFactory(is_actief=False), OrganisatieFactory(is_actief=False)
    oudst.opgevolgd_door.add(ouder)
    ouder.opgevolgd_door.add(nu)
    gesplitst.opgevolgd_door.add(nu, ander)
    kring.opgevolgd_door.add(kring)

    assert successors() == {oudst.pk: nu, ouder.pk: nu}
