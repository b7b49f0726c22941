"""What editors do with links: see the own ones, replace one that moved, and say that one is fine."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.producten.models import Organisatie
from cms.redactie.links.verzamelen import collect_all, store_plekken
from cms.redactie.links.werk import kapotte_links
from cms.redactie.models import LinkControle, Linkstatus, Rol
from cms.redactie.rollen import ensure_team
from cms.redactie.tasks import check_links_of
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory

pytestmark = pytest.mark.django_db

WET = "https://wetten.overheid.nl/BWBR0005212/"


def member(organisatie: Organisatie | None, rol: Rol = Rol.EINDREDACTEUR) -> User:
    user = User.objects.create_user(f"u{User.objects.count()}", password="x")
    user.groups.add(ensure_team(organisatie=organisatie, rol=rol).groep)
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def known(url: str, **anders: object) -> LinkControle:
    store_plekken(collect_all())
    LinkControle.objects.filter(url=url).update(**anders)
    return LinkControle.objects.get(url=url)


def test_an_editor_sees_broken_links_of_the_own_organisation_on_mijn_werk_and_in_the_report() -> None:
    eigen, ander = AanbodFactory(url="https://a.test/"), AanbodFactory(url="https://b.test/")
    store_plekken(collect_all())
    LinkControle.objects.update(status=Linkstatus.KAPOT, oorzaak="404", mislukt_sinds=timezone.localdate())
    redacteur = member(eigen.organisatie)

    lijst = kapotte_links(user=redacteur, vanaf=0, aantal=10)
    tekst = logged_in(redacteur).get(reverse("redactie_links:links")).content.decode()

    assert any("https://a.test/" in regel.tekst for regel in lijst.regels)
    assert not any("https://b.test/" in regel.tekst for regel in lijst.regels)
    assert "https://a.test/" in tekst
    assert "https://b.test/" not in tekst
    assert ander.organisatie.naam not in tekst


def test_the_report_filters_on_state_and_on_what_moved() -> None:
    AanbodFactory(url="https://a.test/")
    known("https://a.test/", status=Linkstatus.GOED, verhuisd_naar="https://nieuw.test/")
    client, url = logged_in(member(None)), reverse("redactie_links:links")

    assert "https://a.test/" in client.get(url, {"verhuisd": "true"}).content.decode()
    assert "https://a.test/" not in client.get(url, {"status": "kapot"}).content.decode()
    assert "https://a.test/" not in client.get(url, {"genegeerd": "true"}).content.decode()


def test_one_click_puts_the_new_address_on_the_site_and_in_the_history() -> None:
    pagina = ProductPaginaFactory()
    link = known(WET, verhuisd_naar="https://wetten.overheid.nl/nieuw/")

    antwoord = logged_in(member(None)).post(reverse("redactie_links:vervang", args=[link.pk]), follow=True)

    pagina.refresh_from_db()
    assert pagina.wetten[0].value["url"] == "https://wetten.overheid.nl/nieuw/"
    assert pagina.revisions.count() == 1
    assert "staat op de site" in antwoord.content.decode()
    assert not LinkControle.objects.filter(url=WET).exists()


def test_a_redacteur_prepares_it_in_a_draft() -> None:
    aanbod = AanbodFactory(url="https://oud.test/", tekst='<p><a href="https://oud.test/">Meer over paspoorten</a></p>')
    link = known("https://oud.test/", verhuisd_naar="https://nieuw.test/")

    url = reverse("redactie_links:vervang", args=[link.pk])
    logged_in(member(aanbod.organisatie, Rol.REDACTEUR)).post(url)

    aanbod.refresh_from_db()
    concept = aanbod.get_latest_revision_as_object()
    assert (aanbod.url, concept.url) == ("https://oud.test/", "https://nieuw.test/")
    assert "https://nieuw.test/" in concept.tekst


def test_a_draft_of_a_colleague_is_not_published_along() -> None:
    aanbod = AanbodFactory(url="https://oud.test/")
    aanbod.samenvatting = "Nog niet af."
    aanbod.save_revision()
    link = known("https://oud.test/", verhuisd_naar="https://nieuw.test/")

    logged_in(member(aanbod.organisatie)).post(reverse("redactie_links:vervang", args=[link.pk]))

    aanbod.refresh_from_db()
    assert aanbod.samenvatting != "Nog niet af."
    assert aanbod.get_latest_revision_as_object().samenvatting == "Nog niet af."
    assert aanbod.get_latest_revision_as_object().url == "https://nieuw.test/"


def test_the_website_of_an_organisation_is_replaced_by_its_own_editor_only() -> None:
    eigen, ander = (OrganisatieFactory(website="https://oud.test/") for _ in range(2))
    link = known("https://oud.test/", verhuisd_naar="https://nieuw.test/")

    logged_in(member(eigen)).post(reverse("redactie_links:vervang", args=[link.pk]))

    eigen.refresh_from_db()
    ander.refresh_from_db()
    assert (eigen.website, ander.website) == ("https://nieuw.test/", "https://oud.test/")


def test_replacing_asks_for_a_post_and_a_right() -> None:
    aanbod = AanbodFactory(url="https://oud.test/")
    link = known("https://oud.test/", verhuisd_naar="https://nieuw.test/")
    url = reverse("redactie_links:vervang", args=[link.pk])

    assert logged_in(member(aanbod.organisatie)).get(url).status_code == 405
    assert logged_in(member(OrganisatieFactory())).post(url).status_code == 404
    assert Client().post(url).status_code == 302
    aanbod.refresh_from_db()
    assert aanbod.url == "https://oud.test/"


def test_a_link_that_is_fine_can_be_ignored_with_a_reason_and_checked_again() -> None:
    aanbod = AanbodFactory(url="https://a.test/")
    link = known("https://a.test/", status=Linkstatus.KAPOT)
    client, url = logged_in(member(aanbod.organisatie)), reverse("redactie_links:negeer", args=[link.pk])

    assert "Schrijf op waarom" in client.post(url, {"reden": ""}).content.decode()
    client.post(url, {"reden": "Werkt alleen in Nederland."})
    link.refresh_from_db()
    assert link.is_genegeerd
    assert "Werkt alleen in Nederland." in client.get(reverse("redactie_links:link", args=[link.pk])).content.decode()

    client.post(url, {"weer": "1"})
    link.refresh_from_db()
    assert not link.is_genegeerd


def test_a_link_that_others_use_as_well_is_not_ignored_for_them() -> None:
    eigen, _ander = AanbodFactory(url="https://a.test/"), AanbodFactory(url="https://a.test/")
    link = known("https://a.test/", status=Linkstatus.KAPOT)

    logged_in(member(eigen.organisatie)).post(reverse("redactie_links:negeer", args=[link.pk]), {"reden": "Is goed."})

    link.refresh_from_db()
    assert not link.is_genegeerd


def test_the_button_on_a_page_asks_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[tuple[str, int]] = []
    monkeypatch.setattr(check_links_of, "delay", lambda *, soort, pk: gevraagd.append((soort, pk)))
    pagina = ProductPaginaFactory(vast=True)
    client, url = (
        logged_in(member(pagina.organisatie)),
        reverse("redactie_links:controleer", args=["pagina", pagina.pk]),
    )

    assert url in client.get(reverse("wagtailadmin_pages:edit", args=[pagina.pk])).content.decode()
    assert client.get(url).status_code == 200
    assert gevraagd == []
    client.post(url)
    assert gevraagd == [("pagina", pagina.pk)]
    assert logged_in(member(OrganisatieFactory())).post(url).status_code == 302
    assert len(gevraagd) == 1
