"""Somebody publishes a text with a link 'klik hier': not without saying why, and never by the back door."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry, TaskState, WorkflowState
from wagtail.test.utils.form_data import querydict_from_html

from cms.producten.models import Aanbod, Organisatie, ProductPagina
from cms.redactie.models import Publicatiereden, Rol
from cms.redactie.toegankelijkheid import publiceren
from tests.cms.redactie.toegankelijkheid.formulier import velden
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory
from tests.factories.redactie import make_lid

pytestmark = pytest.mark.django_db

FOUT = '<p>Een afspraak maakt u <a href="https://utrecht.nl/afspraak">hier</a>.</p>'
GOED = '<p>U kunt <a href="https://utrecht.nl/afspraak">een afspraak maken</a>.</p>'
REDEN = "De balie verhuist vandaag; morgen verbeteren wij de link."


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def fatima(utrecht: Organisatie) -> User:
    return make_lid("fatima", Rol.EINDREDACTEUR, utrecht)


@pytest.fixture
def aanbod(utrecht: Organisatie) -> Aanbod:
    return AanbodFactory(organisatie=utrecht, titel="Oud", live=False)


def edit_url(aanbod: Aanbod) -> str:
    return reverse("wagtailsnippets_producten_aanbod:edit", args=[aanbod.pk])


def reden_url(aanbod: Aanbod) -> str:
    return reverse("redactie_toegankelijk:publiceren", args=["aanbod", aanbod.pk])


def test_an_eindredacteur_publishes_with_an_error_only_after_saying_why(
    client: Client, aanbod: Aanbod, fatima: User
) -> None:
    client.force_login(fatima)

    antwoord = client.post(edit_url(aanbod), velden(aanbod, FOUT) | {"action-publish": "1"})

    assert antwoord["Location"] == reden_url(aanbod)
    aanbod.refresh_from_db()
    assert not aanbod.live
    assert aanbod.get_latest_revision_as_object().titel == "Parkeren in Utrecht"
    tekst = client.get(reden_url(aanbod)).content.decode()
    assert "Linktekst zegt niet waarheen" in tekst
    assert "Noem wat iemand daar vindt." in tekst
    assert "WCAG 2.4.4" in tekst

    assert client.post(reden_url(aanbod), {"reden": "  moet nu "}).status_code == 200
    aanbod.refresh_from_db()
    assert not aanbod.live

    assert client.post(reden_url(aanbod), {"reden": REDEN})["Location"] == edit_url(aanbod)
    aanbod.refresh_from_db()
    assert (aanbod.live, aanbod.titel) == (True, "Parkeren in Utrecht")
    genoteerd = Publicatiereden.objects.get()
    assert (genoteerd.redacteur, genoteerd.reden, genoteerd.regels) == (fatima, REDEN, ["eigen:linktekst-vaag"])
    assert (genoteerd.aantal, genoteerd.organisatie, genoteerd.hersteld_op) == (1, aanbod.organisatie, None)
    assert (
        "De balie verhuist"
        in client.get(reverse("wagtailsnippets_producten_aanbod:history", args=[aanbod.pk])).content.decode()
    )


def test_the_reason_is_closed_when_the_error_is_gone(client: Client, aanbod: Aanbod, fatima: User) -> None:
    aanbod.tekst = FOUT
    aanbod.save_revision()
    publiceren.publish_with_reden(ding=aanbod, user=fatima, reden=REDEN)
    client.force_login(fatima)

    client.post(edit_url(aanbod), velden(aanbod, GOED) | {"action-publish": "1"})

    aanbod.refresh_from_db()
    assert "een afspraak maken" in aanbod.tekst
    assert Publicatiereden.objects.get().hersteld_op is not None


def test_a_text_that_leaves_the_site_needs_no_mending(aanbod: Aanbod, fatima: User) -> None:
    aanbod.tekst = FOUT
    aanbod.save_revision()
    publiceren.publish_with_reden(ding=aanbod, user=fatima, reden=REDEN)

    aanbod.refresh_from_db()
    aanbod.unpublish()

    assert Publicatiereden.objects.get().hersteld_op is not None


def test_a_good_text_is_published_at_once_and_nothing_is_noted(client: Client, aanbod: Aanbod, fatima: User) -> None:
    client.force_login(fatima)

    client.post(edit_url(aanbod), velden(aanbod, GOED) | {"action-publish": "1"})

    aanbod.refresh_from_db()
    assert aanbod.live
    assert not Publicatiereden.objects.exists()
    assert "De fouten zijn weg" in client.get(reden_url(aanbod)).content.decode()
    assert publiceren.publish_with_reden(ding=aanbod, user=fatima, reden="") is None


def test_a_draft_may_have_errors(client: Client, aanbod: Aanbod, fatima: User) -> None:
    client.force_login(fatima)

    client.post(edit_url(aanbod), velden(aanbod, FOUT))

    aanbod.refresh_from_db()
    assert "hier" in aanbod.get_latest_revision_as_object().tekst


def test_only_who_may_publish_gives_a_reason(client: Client, aanbod: Aanbod, utrecht: Organisatie) -> None:
    aanbod.tekst = FOUT
    aanbod.save_revision()
    for wie in (make_lid("sam", Rol.REDACTEUR, utrecht), make_lid("z", Rol.EINDREDACTEUR, OrganisatieFactory())):
        client.force_login(wie)
        client.post(reden_url(aanbod), {"reden": REDEN})

    aanbod.refresh_from_db()
    assert not aanbod.live
    assert not Publicatiereden.objects.exists()


def test_nobody_publishes_what_another_keeps_locked(client: Client, aanbod: Aanbod, fatima: User) -> None:
    aanbod.tekst = FOUT
    aanbod.save_revision()
    Aanbod.objects.filter(pk=aanbod.pk).update(locked=True, locked_by=make_lid("ria", Rol.EINDREDACTEUR))
    client.force_login(fatima)

    client.post(reden_url(aanbod), {"reden": REDEN})

    aanbod.refresh_from_db()
    assert not aanbod.live


def test_many_at_once_is_refused_as_long_as_one_has_an_error(client: Client, aanbod: Aanbod, fatima: User) -> None:
    aanbod.tekst = FOUT
    aanbod.save_revision()
    goed = AanbodFactory(organisatie=aanbod.organisatie, live=False)
    client.force_login(fatima)
    url = reverse("wagtail_bulk_action", args=["producten", "aanbod", "publiceren"])

    antwoord = client.post(f"{url}?id={aanbod.pk}&id={goed.pk}&next=/beheer/", follow=True)

    assert "Niets gepubliceerd" in antwoord.content.decode()
    assert not Aanbod.objects.filter(live=True).exists()

    client.post(f"{url}?id={goed.pk}&next=/beheer/")
    assert Aanbod.objects.get(live=True) == goed


@pytest.fixture
def landelijk() -> User:
    return make_lid("ria", Rol.EINDREDACTEUR)


def test_pages_under_an_index_do_not_slip_through(client: Client, landelijk: User, monkeypatch: Any) -> None:
    pagina: ProductPagina = ProductPaginaFactory(live=False, has_unpublished_changes=True)
    monkeypatch.setattr(publiceren, "list_fouten", lambda _ding: [object()])
    client.force_login(landelijk)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    client.post(f"{url}?id={pagina.get_parent().pk}&next=/beheer/", {"include_descendants": "on"})

    pagina.refresh_from_db()
    assert not pagina.live


@pytest.fixture
def kleur_is_zeker(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text of a page itself can break a certain rule today, so one of the others counts as certain here."""
    monkeypatch.setattr(publiceren, "is_zeker", lambda bevinding: bevinding.regel == "eigen:aanwijzing-kleur")


@pytest.mark.usefixtures("kleur_is_zeker")
def test_a_new_page_with_an_error_is_a_draft_until_there_is_a_reason(client: Client, landelijk: User) -> None:
    index = ProductPaginaFactory().get_parent()
    client.force_login(landelijk)
    url = reverse("wagtailadmin_pages:add", args=["producten", "productpagina", index.pk])
    formulier = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    # What the editor's JavaScript adds: streams without blocks.
    stromen = [veld.name for veld in ProductPagina._meta.concrete_fields if isinstance(veld, StreamField)]
    ingevuld = {f"{naam}-count": "0" for naam in stromen} | {
        "title": "Hond aanmelden", "slug": "hond-aanmelden", "samenvatting": "Meld uw hond aan.",
        "kort_antwoord": "Klik op de groene knop.", "doelgroepen": "particulier", "action-publish": "1",
    }  # fmt: skip

    antwoord = client.post(url, formulier.dict() | ingevuld)

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    pagina = ProductPagina.objects.get(slug="hond-aanmelden")
    verder = reverse("redactie_toegankelijk:publiceren", args=["pagina", pagina.pk])
    assert antwoord["Location"] == verder
    assert not pagina.live
    assert "Verwijzing naar een kleur" in client.get(verder).content.decode()

    client.post(verder, {"reden": REDEN})

    pagina.refresh_from_db()
    assert pagina.live
    assert Publicatiereden.objects.get().pagina_id == pagina.pk
    assert REDEN in PageLogEntry.objects.get(action=publiceren.ACTIE).message


def hand_in(client: Client, aanbod: Aanbod, wie: User, tekst: str) -> TaskState:
    client.force_login(wie)
    client.post(edit_url(aanbod), velden(aanbod, tekst) | {"action-submit": "1"})
    stap: TaskState = aanbod.current_workflow_task_state
    return stap


def test_what_a_redacteur_hands_in_with_an_error_is_approved_with_a_reason_only(
    client: Client, aanbod: Aanbod, fatima: User, utrecht: Organisatie
) -> None:
    stap = hand_in(client, aanbod, make_lid("sam", Rol.REDACTEUR, utrecht), FOUT)
    client.force_login(fatima)
    url = "wagtailsnippets_producten_aanbod:workflow_action"
    gewoon, met_fout = (reverse(url, args=[aanbod.pk, besluit, stap.pk]) for besluit in ("approve", "approve-met-fout"))

    assert "Goedkeuren met een reden: er staat een fout in" in client.get(edit_url(aanbod)).content.decode()
    client.post(gewoon)
    client.post(met_fout, {"comment": ""})
    aanbod.refresh_from_db()
    assert not aanbod.live

    client.post(met_fout, {"comment": REDEN})

    aanbod.refresh_from_db()
    assert aanbod.live
    assert aanbod.workflow_states.get().status == WorkflowState.STATUS_APPROVED
    assert (Publicatiereden.objects.get().redacteur, Publicatiereden.objects.get().reden) == (fatima, REDEN)
    stap.refresh_from_db()
    assert stap.specific.comment == REDEN


def test_the_advice_is_asked_again_while_writing(client: Client, aanbod: Aanbod, fatima: User) -> None:
    client.force_login(fatima)
    url = reverse("redactie_toegankelijk:advies", args=["aanbod", aanbod.pk])
    assert f'data-advies="{url}"' in client.get(edit_url(aanbod)).content.decode()

    client.post(edit_url(aanbod), velden(aanbod, FOUT))

    tekst = client.get(url).content.decode()
    assert "Er staat 1 fout in" in tekst
    assert "<html" not in tekst
    client.force_login(make_lid("z", Rol.REDACTEUR, OrganisatieFactory()))
    assert client.get(url).status_code == 302
