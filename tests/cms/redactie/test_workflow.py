"""A redacteur hands in, an eindredacteur decides, and both hear of it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState
from wagtail.users.models import UserProfile

from cms.producten.models import Aanbod, Organisatie, ProductPagina
from cms.redactie.models import Rol
from cms.redactie.workflow import list_beslissers
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory
from tests.factories.redactie import make_lid

pytestmark = pytest.mark.django_db


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def sam(utrecht: Organisatie) -> User:
    return make_lid("sam", Rol.REDACTEUR, utrecht)


@pytest.fixture
def fatima(utrecht: Organisatie) -> User:
    return make_lid("fatima", Rol.EINDREDACTEUR, utrecht)


def velden(aanbod: Aanbod, **anders: Any) -> dict[str, Any]:
    basis = {
        "product": aanbod.product_id, "organisatie": aanbod.organisatie_id, "titel": "Parkeren in Utrecht",
        "samenvatting": "Zo vraagt u het aan.", "tekst": "null", "url": "", "aanvraag_url": "",
        "online_aanvragen": "nee", "termijn": "", "taal": "nl", "opnieuw_controleren": "", "beeindigd_op": "",
        "kosten-count": "0", "nodig-count": "0",
    }  # fmt: skip
    return basis | anders


def hand_in(client: Client, aanbod: Aanbod, wie: User) -> WorkflowState:
    client.force_login(wie)
    url = reverse("wagtailsnippets_producten_aanbod:edit", args=[aanbod.pk])
    antwoord = client.post(url, velden(aanbod) | {"action-submit": "1"})
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    return aanbod.workflow_states.get()


def decide(client: Client, aanbod: Aanbod, wie: User, besluit: str, **extra: str) -> Any:
    client.force_login(wie)
    stap = aanbod.current_workflow_task_state
    url = reverse("wagtailsnippets_producten_aanbod:workflow_action", args=[aanbod.pk, besluit, stap.pk])
    return client.post(url, extra)


def test_offer_goes_from_redacteur_to_eindredacteur_to_the_site(
    client: Client, utrecht: Organisatie, sam: User, fatima: User
) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, titel="Oud", live=False)

    stand = hand_in(client, aanbod, sam)

    (ingezonden,) = mail.outbox
    assert ingezonden.to == ["fatima@voorbeeld.test"]
    assert ingezonden.subject == "Ter beoordeling: Parkeren in Utrecht (Gemeente Utrecht)"
    assert "sam stuurde 'Parkeren in Utrecht (Gemeente Utrecht)' in." in ingezonden.body
    assert f"/beheer/snippets/producten/aanbod/edit/{aanbod.pk}/" in ingezonden.body
    assert not ingezonden.alternatives

    assert decide(client, aanbod, fatima, "approve").status_code == 302

    stand.refresh_from_db()
    aanbod.refresh_from_db()
    assert stand.status == WorkflowState.STATUS_APPROVED
    assert aanbod.live
    assert aanbod.titel == "Parkeren in Utrecht"
    goedgekeurd = mail.outbox[1]
    assert goedgekeurd.to == ["sam@voorbeeld.test"]
    assert goedgekeurd.subject == "Goedgekeurd: Parkeren in Utrecht (Gemeente Utrecht)"


def test_offer_comes_back_with_a_reason(client: Client, utrecht: Organisatie, sam: User, fatima: User) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, live=False)
    hand_in(client, aanbod, sam)

    decide(client, aanbod, fatima, "reject", comment="Noem <het> bedrag & de datum.")

    terug = mail.outbox[1]
    assert terug.to == ["sam@voorbeeld.test"]
    assert "De reden: Noem <het> bedrag & de datum." in terug.body
    assert len(mail.outbox) == 2
    aanbod.refresh_from_db()
    assert not aanbod.live


def test_redacteur_cannot_publish_or_decide(client: Client, utrecht: Organisatie, sam: User, fatima: User) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, titel="Oud", live=False)
    stand = hand_in(client, aanbod, sam)

    decide(client, aanbod, sam, "approve")
    client.post(
        reverse("wagtailsnippets_producten_aanbod:edit", args=[aanbod.pk]), velden(aanbod) | {"action-publish": "1"}
    )

    stand.refresh_from_db()
    aanbod.refresh_from_db()
    assert stand.status == WorkflowState.STATUS_IN_PROGRESS
    assert not aanbod.live


def test_four_eyes_own_submission_waits_for_another(client: Client, utrecht: Organisatie, fatima: User) -> None:
    youssef = make_lid("youssef", Rol.EINDREDACTEUR, utrecht)
    aanbod = AanbodFactory(organisatie=utrecht, live=False)
    stand = hand_in(client, aanbod, fatima)
    assert mail.outbox[0].to == ["youssef@voorbeeld.test"]

    decide(client, aanbod, fatima, "approve")
    stand.refresh_from_db()
    assert stand.status == WorkflowState.STATUS_IN_PROGRESS

    decide(client, aanbod, youssef, "approve")
    stand.refresh_from_db()
    assert stand.status == WorkflowState.STATUS_APPROVED


def test_only_eindredacteur_may_decide_about_the_own_submission(
    client: Client, utrecht: Organisatie, fatima: User
) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, live=False)
    stand = hand_in(client, aanbod, fatima)

    decide(client, aanbod, fatima, "approve")

    stand.refresh_from_db()
    assert stand.status == WorkflowState.STATUS_APPROVED


def test_without_eindredacteur_the_national_ones_decide(client: Client, utrecht: Organisatie, sam: User) -> None:
    ria = make_lid("ria", Rol.EINDREDACTEUR)
    aanbod = AanbodFactory(organisatie=utrecht, live=False)

    hand_in(client, aanbod, sam)

    assert mail.outbox[0].to == ["ria@voorbeeld.test"]
    assert decide(client, aanbod, ria, "approve").status_code == 302
    aanbod.refresh_from_db()
    assert aanbod.live


def test_what_waits_cannot_be_changed_by_who_handed_it_in(
    client: Client, utrecht: Organisatie, sam: User, fatima: User
) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, live=False)
    hand_in(client, aanbod, sam)
    url = reverse("wagtailsnippets_producten_aanbod:edit", args=[aanbod.pk])

    client.post(url, velden(aanbod, titel="Toch anders"))
    aanbod.refresh_from_db()
    assert aanbod.get_latest_revision_as_object().titel == "Parkeren in Utrecht"

    client.force_login(fatima)
    client.post(url, velden(aanbod, titel="Verbeterd"))
    aanbod.refresh_from_db()
    assert aanbod.get_latest_revision_as_object().titel == "Verbeterd"


def test_pages_are_decided_by_their_body_or_nationally(utrecht: Organisatie) -> None:
    svb = OrganisatieFactory(naam="SVB")
    van_svb = make_lid("svb", Rol.EINDREDACTEUR, svb)
    landelijk = make_lid("ria", Rol.EINDREDACTEUR)
    make_lid("fatima", Rol.EINDREDACTEUR, utrecht)
    aow: ProductPagina = ProductPaginaFactory(title="AOW", vast=True, organisatie=svb)
    paspoort: ProductPagina = ProductPaginaFactory(title="Paspoort")
    verhuizen = LevensgebeurtenisPaginaFactory(producten=[paspoort])

    assert list(list_beslissers(ding=aow)) == [van_svb]
    assert list(list_beslissers(ding=paspoort)) == [landelijk]
    assert {pagina.get_workflow().name for pagina in (aow, paspoort, verhuizen)} == {"Eindredactie"}


def test_page_of_a_fixed_body_is_handed_in_and_published(client: Client) -> None:
    svb = OrganisatieFactory(naam="SVB")
    schrijver, beslisser = make_lid("s", Rol.REDACTEUR, svb), make_lid("e", Rol.EINDREDACTEUR, svb)
    pagina: ProductPagina = ProductPaginaFactory(title="AOW", vast=True, organisatie=svb, live=False)
    versie = pagina.save_revision(user=schrijver)
    pagina.get_workflow().start(pagina, schrijver)
    client.force_login(beslisser)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[pagina.pk])).status_code == 200
    stap = pagina.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[pagina.pk, "approve", stap.pk]))

    pagina.refresh_from_db()
    assert pagina.live_revision_id == versie.pk


def test_mail_that_does_not_go_stops_nobody(
    client: Client, utrecht: Organisatie, sam: User, fatima: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("cms.redactie.post.send_mail", refuse)

    stand = hand_in(client, AanbodFactory(organisatie=utrecht, live=False), sam)

    assert stand.status == WorkflowState.STATUS_IN_PROGRESS


def test_who_wants_no_mail_gets_none(client: Client, utrecht: Organisatie, sam: User, fatima: User) -> None:
    UserProfile.objects.update_or_create(user=fatima, defaults={"submitted_notifications": False})

    hand_in(client, AanbodFactory(organisatie=utrecht, live=False), sam)

    assert mail.outbox == []
