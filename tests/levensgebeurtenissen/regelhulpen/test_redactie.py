"""An editor makes a regelhulp in the real admin: an unfinished draft is kept, an unsound one is not published."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail import blocks

from cms.producten.models import ProductPagina
from cms.redactie.kwaliteit.lezen import read_inhoud
from cms.redactie.models import Rol
from levensgebeurtenissen.regelhulpen.beheer import werk
from levensgebeurtenissen.regelhulpen.inlezen import load_regelhulpen
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import ProductPaginaFactory
from tests.factories.redactie import make_lid
from tests.factories.regelhulpen import REGELHULP

pytestmark = pytest.mark.django_db
STROMEN = ("inleiding", "wetten", "vragen", "berekeningen", "uitkomsten", "voorbeelden")


@pytest.fixture
def ria() -> User:
    return make_lid("ria", Rol.EINDREDACTEUR)


@pytest.fixture
def pagina(tmp_path: Path) -> RegelhulpPagina:
    ProductPaginaFactory(slug="ww-uitkering")
    ProductPaginaFactory(slug="bijstand")
    LevensgebeurtenisPaginaFactory(slug="werk-verliezen")
    (tmp_path / "na-ontslag.yaml").write_text(yaml.safe_dump(REGELHULP, allow_unicode=True))
    load_regelhulpen(map_=tmp_path)
    return RegelhulpPagina.objects.get(slug="na-ontslag")


def form_fields(blok: blocks.Block, waarde: Any, naam: str) -> Iterator[tuple[str, Any]]:
    """What the editor's JavaScript sends for a stream."""
    match blok:
        case blocks.StreamBlock():
            yield f"{naam}-count", len(waarde)
            for nr, kind in enumerate(waarde):
                deel = f"{naam}-{nr}"
                yield from ((f"{deel}-deleted", ""), (f"{deel}-order", nr), (f"{deel}-type", kind.block_type))
                yield from ((f"{deel}-id", kind.id), *form_fields(kind.block, kind.value, f"{deel}-value"))
        case blocks.ListBlock():
            yield f"{naam}-count", len(waarde)
            for nr, rij in enumerate(waarde.bound_blocks):
                deel = f"{naam}-{nr}"
                yield from ((f"{deel}-deleted", ""), (f"{deel}-order", nr), (f"{deel}-id", rij.id))
                yield from form_fields(rij.block, rij.value, f"{deel}-value")
        case blocks.StructBlock():
            for veld, kind in blok.child_blocks.items():
                yield from form_fields(kind, waarde[veld], f"{naam}-{veld}")
        case blocks.BooleanBlock():
            yield from [(naam, "on")] if waarde else []
        case _:
            yield naam, "" if waarde is None else getattr(waarde, "pk", waarde)


def form_data(pagina: RegelhulpPagina, **anders: Any) -> dict[str, Any]:
    velden = {
        naam: getattr(pagina, naam)
        for naam in (
            "title", "titel_en", "slug", "doelgroep", "icoon", "samenvatting", "samenvatting_en", "minuten", "begin",
            "mensentaal", "search_description",
        )
    }  # fmt: skip
    for naam in STROMEN:
        stroom = getattr(pagina, naam)
        velden |= dict(form_fields(stroom.stream_block, stroom, naam))
    gebeurtenissen = [gebeurtenis.pk for gebeurtenis in pagina.gebeurtenissen.all()]
    return velden | {"gebeurtenissen": gebeurtenissen, "seo_title": "", "opnieuw_controleren": ""} | anders


def edit_url(pagina: RegelhulpPagina) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pagina.pk])


def test_an_editor_publishes_a_sound_change(client: Client, ria: User, pagina: RegelhulpPagina) -> None:
    client.force_login(ria)

    antwoord = client.post(edit_url(pagina), form_data(pagina, minuten="4") | {"action-publish": "1"})

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    pagina = RegelhulpPagina.objects.get(pk=pagina.pk)
    assert pagina.minuten == 4
    assert pagina.graaf.vragen["ontslag"].gegeven == "werkloos_sinds"


def test_what_stops_publication_is_told_at_its_own_block(client: Client, ria: User, pagina: RegelhulpPagina) -> None:
    client.force_login(ria)
    stuk = form_data(pagina) | {"vragen-2-value-naar-1-value-ga": "weg"}

    antwoord = client.post(edit_url(pagina), stuk | {"action-publish": "1"})

    assert antwoord.status_code == 200
    (fout,) = antwoord.context["form"].errors["vragen"].as_data()
    assert list(fout.block_errors) == [2]
    assert "Er is geen vraag of uitkomst 'weg'." in fout.as_json_data()["blockErrors"][2]["messages"][0]
    assert RegelhulpPagina.objects.get(pk=pagina.pk).graaf.knopen[2].naar[1].ga == "anders_uit"


def test_a_case_that_goes_elsewhere_stops_publication(client: Client, ria: User, pagina: RegelhulpPagina) -> None:
    client.force_login(ria)
    stuk = form_data(pagina) | {"voorbeelden-0-value-waarden-1-value-waarde": "28-11-2026"}

    antwoord = client.post(edit_url(pagina), stuk | {"action-publish": "1"})

    (fout,) = antwoord.context["form"].errors["voorbeelden"].as_data()
    assert "wordt 2026-11-27, niet 2026-11-28" in str(fout.as_json_data())


def test_an_unfinished_draft_is_kept_and_the_editor_sees_what_is_left(
    client: Client, ria: User, pagina: RegelhulpPagina
) -> None:
    client.force_login(ria)
    half = form_data(pagina) | {"vragen-2-value-naar-1-value-ga": "weg", "vragen-1-value-tekst": ""}

    assert client.post(edit_url(pagina), half).status_code == 302

    html = client.get(edit_url(pagina)).content.decode()
    assert escape("Er is geen vraag of uitkomst 'weg'.") in html
    assert "<svg" in html
    assert RegelhulpPagina.objects.get(pk=pagina.pk).graaf.knopen[2].naar[1].ga == "anders_uit"
    with pytest.raises(ValidationError, match="weg"):
        RegelhulpPagina.objects.get(pk=pagina.pk).get_latest_revision().publish()


def test_publishing_many_at_once_refuses_an_unsound_one(client: Client, ria: User, pagina: RegelhulpPagina) -> None:
    client.force_login(ria)
    assert client.post(edit_url(pagina), form_data(pagina, begin="weg")).status_code == 302

    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={pagina.pk}&next=/beheer/"
    antwoord = client.post(url, follow=True)

    assert "Deze regelhulpen kloppen nog niet" in antwoord.content.decode()
    assert RegelhulpPagina.objects.get(pk=pagina.pk).begin == "werk"


def test_the_drawing_and_the_cases_stand_on_one_page(client: Client, ria: User, pagina: RegelhulpPagina) -> None:
    client.force_login(ria)
    url = reverse("regelhulpbeheer:tekening", args=[pagina.pk])

    html = client.get(url).content.decode()

    assert "4 van 4 voorbeelden komen uit waar het hoort" in html
    assert 'href="#stroom-geld"' in html
    assert 'id="stroom-geld"' in html
    assert "dagen_geleden &lt;= 7" in html
    assert url in client.get(edit_url(pagina)).content.decode()


def test_who_edits_no_pages_sees_no_drawing(client: Client, pagina: RegelhulpPagina) -> None:
    User.objects.create_user("buiten", password="x")
    client.force_login(User.objects.get(username="buiten"))

    assert client.get(reverse("regelhulpbeheer:tekening", args=[pagina.pk])).status_code == 302


def test_advice_is_about_what_people_read_and_not_about_keys(pagina: RegelhulpPagina) -> None:
    inhoud = read_inhoud(pagina)

    assert inhoud is not None
    teksten = {stuk.tekst for stuk in inhoud.stukken}
    assert {"Had u een baan?", "Doe dat voor {einde}.", "UWV zegt waarom."} <= teksten
    assert not teksten & {"werk", "geld", "ja_nee", "is", "nee", "8.000", "ontslag + weken(1)", "Net ontslagen"}


def test_a_regelhulp_that_something_else_broke_is_on_the_list_of_mijn_werk(
    client: Client, ria: User, pagina: RegelhulpPagina
) -> None:
    client.force_login(ria)
    cache.delete(werk._SLEUTEL)
    html = client.get(reverse("redactie:mijn_werk")).content.decode()
    assert "Wacht op uw besluit" in html
    assert "Regelhulpen die niet meer kloppen" not in html

    ProductPagina.objects.get(slug="bijstand").delete()
    cache.delete(werk._SLEUTEL)

    html = client.get(reverse("redactie:mijn_werk")).content.decode()
    assert "Regelhulpen die niet meer kloppen" in html
    assert escape("uitkomst 'bijstand_uit': Hier kan men niet verder.") in html
