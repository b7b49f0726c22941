"""The policy of a view: which level it asks, where it sends people, and that none is forgotten."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.views import View
from ninja import Router
from pytest_django import Settings

from portal.api import create_api
from portal.core.niveau import Niveau
from portal.toegang.beleid import public, requires
from portal.toegang.beleidslijst import KENMERK, list_beleid
from portal.toegang.services import remember_naam
from portal.toegang.sessies import SessionStore
from portal.toegang.volgende import safe_next
from portal.verantwoording import verwerkingenregister
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.digid import NepDigid
from tests.portal.toegang.conftest import Inloggen

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.toegang.urls")]
ACR = {
    Niveau.SUBSTANTIEEL: "http://eidas.europa.eu/LoA/substantial",
    Niveau.HOOG: "http://eidas.europa.eu/LoA/high",
}


@pytest.mark.norm("B3")
@pytest.mark.parametrize("heeft", [None, Niveau.SUBSTANTIEEL, Niveau.HOOG])
@pytest.mark.parametrize("vraagt", [Niveau.LAAG, Niveau.SUBSTANTIEEL, Niveau.HOOG])
def test_a_view_opens_at_its_level_and_above(
    client: Client,
    inloggen: Inloggen,
    digid: NepDigid,
    monkeypatch: pytest.MonkeyPatch,
    heeft: Niveau | None,
    vraagt: Niveau,
) -> None:
    activiteit = verwerkingenregister._activiteit("proef", "proef", niveau=vraagt)
    # The rest stays: the views of this site name theirs when the first request imports them.
    monkeypatch.setattr("portal.toegang.beleid.REGISTER", {**REGISTER, "proef": activiteit})
    view = requires("proef")(lambda _: HttpResponse("persoonlijk"))
    if heeft:
        digid.claims = {"acr": ACR[heeft]}
        inloggen()
    request = RequestFactory().get("/mijn/proef/")
    request.session = SessionStore(client.cookies["sessie"].value if heeft else None)

    answer = view(request)
    if heeft and heeft >= vraagt:
        assert answer.content == b"persoonlijk"
    else:
        assert answer.status_code == 302
        query = dict(parse_qsl(urlsplit(answer["Location"]).query))
        assert query["next"] == "/mijn/proef/"
        assert query.get("niveau") == (vraagt.name.lower() if heeft else None)
    assert answer["Cache-Control"] == "no-store"
    assert "Cookie" in answer["Vary"]


def test_after_a_form_one_comes_back_at_the_overview(client: Client, settings: Settings) -> None:
    answer = client.post("/mijn/naam/")
    assert answer["Location"] == "/inloggen/?next=%2Fmijn%2F"


def test_an_unknown_activity_is_refused_before_anybody_can_come_in() -> None:
    with pytest.raises(KeyError):
        requires("mijn-onzin")


def test_a_name_without_a_login_is_forgotten() -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    remember_naam(request=request, naam="Noor")
    assert request.session.is_empty()


def test_a_name_may_come_outside_a_personal_view(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    request = RequestFactory().get("/")
    request.session = SessionStore(client.cookies["sessie"].value)
    remember_naam(request=request, naam="Noor")
    assert request.session["persoon"]["naam"] == "Noor"


@pytest.mark.norm("B16")
def test_every_view_is_listed_with_its_policy_and_a_forgotten_one_shows() -> None:
    regels = {regel.patroon: regel for regel in list_beleid("tests.portal.toegang.urls")}
    assert regels["/mijn/"].activiteit == REGISTER["mijn-zaken"]
    assert regels["/inloggen/terug/"].heeft_beleid
    assert regels["/inloggen/terug/"].activiteit is None
    assert [regel.view for regel in regels.values() if not regel.heeft_beleid] == ["tests.portal.toegang.urls.vergeten"]


@pytest.mark.norm("B16")
def test_api_operations_and_class_views_are_listed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    router = Router()

    @router.get("/open")
    @public
    def open_operation(request: HttpRequest) -> str:
        return ""

    @router.get("/vergeten")
    def forgotten(request: HttpRequest) -> str:
        return ""

    class Page(View):
        activiteit = None

    api = create_api(urls_namespace="proef")
    api.add_router("", router)
    urlconf = type("urlconf", (), {"urlpatterns": [path("api/", api.urls), path("klasse/", Page.as_view())]})
    regels = {regel.patroon: regel.heeft_beleid for regel in list_beleid(urlconf)}  # type: ignore[arg-type]
    assert regels == {
        "/api/openapi.json": True,
        "/api/open": True,
        "/api/vergeten": False,
        "/api/": True,
        "/klasse/": True,
    }
    assert KENMERK == "activiteit"


@pytest.mark.norm("B30")
@pytest.mark.parametrize(
    "kwaad",
    [
        None, "", "mijn/", "//kwaad.nl", "///kwaad.nl", "////kwaad.nl/%2f..", "http://kwaad.nl", "https://kwaad.nl/",
        "HTTPS://kwaad.nl", "https:kwaad.nl", "http:/kwaad.nl", "https:///kwaad.nl", "javascript:alert(1)",
        "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "\\\\kwaad.nl", "/\\kwaad.nl", "\\/kwaad.nl",
        "/\\/kwaad.nl", "/\t/kwaad.nl", "/\n/kwaad.nl", "/\r/kwaad.nl", "/\x00/kwaad.nl", "/\x0b/kwaad.nl",
        " //kwaad.nl", "\t//kwaad.nl", "//kwaad.nl@localhost", "//localhost@kwaad.nl", "//kwaad%00.nl", "@kwaad.nl",
        "?next=//kwaad.nl", "#//kwaad.nl", ".//kwaad.nl", "..//kwaad.nl", "//[::1]/", "//2130706433/", "ftp://kwaad.nl",
        "/inloggen/", "/inloggen/digid/?next=/inloggen/", "/uitloggen/", "/uitgelogd/", "/" + "a" * 600,
        "/pad\u2028//kwaad.nl", "/\u200f/kwaad.nl",
    ],
)  # fmt: skip
def test_after_logging_in_one_never_leaves_the_site(kwaad: str | None) -> None:
    assert safe_next(kwaad) == "/mijn/"


@pytest.mark.parametrize("goed", ["/", "/mijn/zaken/", "/mijn/?pagina=2", "/en/mijn/", "/mijn/#deel", "/?q=a%20b"])
def test_after_logging_in_one_comes_back_where_one_was(goed: str) -> None:
    assert safe_next(goed) == goed
