"""Editors find and change the catalogue in the admin."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.producten.models import Organisatie
from cms.zoeken.service import TOPIC
from portal.outbox.models import OutboxBericht
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import AanbodFactory, ProductPaginaFactory, ThemaFactory, UniformeProductFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def redacteur(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("redacteur", "redacteur@voorbeeld.test", "geheim"))
    return client


@pytest.mark.parametrize("model", ["organisatie", "thema", "uniformeproduct", "aanbod"])
def test_lists_can_be_searched_and_filtered(redacteur: Client, utrecht: Organisatie, model: str) -> None:
    ThemaFactory()
    AanbodFactory()
    UniformeProductFactory()

    url = reverse(f"wagtailsnippets_producten_{model}:list")

    assert redacteur.get(url).status_code == 200
    assert redacteur.get(f"{url}?q=utrecht").status_code == 200
    assert redacteur.get(reverse(f"wagtailsnippets_producten_{model}:add")).status_code == 200


def test_edited_organisation_is_found_by_its_new_name(redacteur: Client, utrecht: Organisatie) -> None:
    velden = {
        "naam": "Gemeente Nieuw-Utrecht", "korte_naam": "Nieuw-Utrecht", "officiele_naam": "",
        "andere_namen": "Utrecht", "slug": utrecht.slug, "soort": "gemeente", "ligt_in": "",
        "tooi_uri": utrecht.tooi_uri, "owms_uri": "", "oin": "", "code": "gm0344", "website": "", "email": "",
        "telefoon": "14 030", "bezoekadres": "", "postadres": "", "is_actief": "on",
    }  # fmt: skip

    response = redacteur.post(reverse("wagtailsnippets_producten_organisatie:edit", args=[utrecht.pk]), velden)

    assert response.status_code == 302, response.context["form"].errors
    utrecht.refresh_from_db()
    assert "nieuw utrecht" in utrecht.zoeknamen
    assert "utrecht" in utrecht.zoeknamen
    assert OutboxBericht.objects.get(topic=TOPIC).payload == {"sleutels": ["organisatie:gemeente-utrecht"]}


def test_product_and_life_event_open_in_the_editor(redacteur: Client) -> None:
    product = ProductPaginaFactory(themas=[ThemaFactory()])
    gebeurtenis = LevensgebeurtenisPaginaFactory(producten=[product])

    for pagina in (product, gebeurtenis):
        response = redacteur.get(reverse("wagtailadmin_pages:edit", args=[pagina.pk]))
        assert response.status_code == 200
        assert "Zoals mensen het vragen." in response.content.decode() or pagina is gebeurtenis


def test_organisation_is_named_only_for_a_fixed_one() -> None:
    product = ProductPaginaFactory()
    product.uitvoerder = "vast"

    with pytest.raises(ValidationError, match="Kies een organisatie"):
        product.full_clean()
