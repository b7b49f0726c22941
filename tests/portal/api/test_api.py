"""The base of the API: one form for every error, names as JSON wants them, lists in pages."""

from types import SimpleNamespace
from typing import Any, Literal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import Client
from django.urls import path
from ninja import Query, Router
from ninja.errors import HttpError
from ninja.pagination import paginate
from pydantic import Field

from portal.api import Bladering, InvalidParam, ProbleemFout, Schema, create_api
from portal.core.beleid import public

router = Router()


class Vraag(Schema):
    """What people send."""

    tekst: str = Field(min_length=2, max_length=10)
    aantal_keer: int = Field(1, ge=1, le=5)
    doelgroep: Literal["particulier", "ondernemer"] = "particulier"


@router.post("/vragen", response=Vraag)
@public
def vragen(request: HttpRequest, vraag: Vraag) -> Vraag:
    """Gives back what came."""
    return vraag


@router.get("/getallen", response=list[int])
@paginate(Bladering)
@public
def getallen(request: HttpRequest, vanaf: int = 0) -> list[int]:
    """Numbers in pages."""
    return list(range(vanaf, 45))


@router.get("/fout/{soort}")
@public
def fout(request: HttpRequest, soort: str, genoeg: int = Query(0)) -> None:
    """Fails in every way."""
    fouten: dict[str, Exception] = {
        "probleem": ProbleemFout(409, "Dit bestaat al.", invalid_params=[InvalidParam(name="slug", reason="bezet")]),
        "weg": Http404("geheim pad"),
        "verboden": PermissionDenied(),
        "te-druk": HttpError(429, "Probeer het straks."),
        "theepot": HttpError(418, "Ik ben een theepot."),
        "stuk": RuntimeError("geheim 999990019"),
    }
    raise fouten[soort]


api = create_api(urls_namespace="proef-api")
api.add_router("", router)
urlpatterns = [path("api/v1/", api.urls)]
# The site looks for a redirect in the database before it says that something does not exist.
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.api.test_api")]


def problem(answer: Any, status: int) -> SimpleNamespace:
    """The answer is a problem as RFC 9457 says."""
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["API-Version"] == "1.0.0"
    body = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(body)
    assert body["status"] == status
    return SimpleNamespace(**body)


@pytest.mark.norm("B64")
def test_json_has_camel_case_names_and_every_answer_its_version(client: Client) -> None:
    answer = client.post("/api/v1/vragen", {"tekst": "hallo", "aantalKeer": 2}, content_type="application/json")
    assert answer.json() == {"tekst": "hallo", "aantalKeer": 2, "doelgroep": "particulier"}
    assert answer["API-Version"] == "1.0.0"


def test_lists_come_in_pages_with_links_to_the_ones_beside(client: Client) -> None:
    middle = client.get("/api/v1/getallen", {"page": 2, "pageSize": 10, "vanaf": 5}).json()
    assert middle["count"] == 40
    assert middle["results"] == list(range(15, 25))
    assert middle["next"] == "http://testserver/api/v1/getallen?page=3&pageSize=10&vanaf=5"
    assert middle["previous"] == "http://testserver/api/v1/getallen?page=1&pageSize=10&vanaf=5"
    whole = client.get("/api/v1/getallen", {"pageSize": 100}).json()
    assert (whole["next"], whole["previous"], len(whole["results"])) == (None, None, 45)


@pytest.mark.parametrize(
    ("body", "naam", "reden"),
    [
        ({}, "tekst", "verplicht"),
        ({"tekst": "a"}, "tekst", "minstens 2"),
        ({"tekst": "a" * 11}, "tekst", "hoogstens 10"),
        ({"tekst": 5}, "tekst", "tekst zijn"),
        ({"tekst": "ab", "aantalKeer": 0}, "aantalKeer", "minstens 1"),
        ({"tekst": "ab", "aantalKeer": 6}, "aantalKeer", "hoogstens 5"),
        ({"tekst": "ab", "aantalKeer": "x"}, "aantalKeer", "heel getal"),
        ({"tekst": "ab", "doelgroep": "x"}, "doelgroep", "'particulier' or 'ondernemer'"),
        ({"tekst": "ab", "aantalKeer": [1]}, "aantalKeer", "kan niet"),
        (["lijst"], "tekst", "Dit"),
    ],
    ids=str,
)
def test_a_value_that_is_not_right_is_named_in_dutch(client: Client, body: object, naam: str, reden: str) -> None:
    answer = problem(client.post("/api/v1/vragen", body, content_type="application/json"), 400)
    [invalid] = answer.invalidParams
    assert invalid["name"] == naam
    assert reden in invalid["reason"]


def test_a_query_parameter_is_named_as_it_was_written(client: Client) -> None:
    answer = problem(client.get("/api/v1/getallen", {"pageSize": 1000, "page": "x"}), 400)
    assert {invalid["name"] for invalid in answer.invalidParams} == {"page", "pageSize"}


def test_a_body_that_is_no_json_is_a_problem(client: Client) -> None:
    answer = problem(client.post("/api/v1/vragen", "{half", content_type="application/json"), 400)
    assert "JSON" in answer.detail


@pytest.mark.parametrize(
    ("soort", "status", "titel"),
    [
        ("probleem", 409, "Conflict"),
        ("weg", 404, "Niet gevonden"),
        ("verboden", 403, "Dit mag niet"),
        ("te-druk", 429, "Te veel vragen"),
        ("theepot", 418, "I'm a Teapot"),
    ],
)
def test_each_error_is_a_problem(client: Client, soort: str, status: int, titel: str) -> None:
    answer = problem(client.get(f"/api/v1/fout/{soort}", {"genoeg": "1"}), status)
    assert answer.title == titel
    assert answer.instance == f"/api/v1/fout/{soort}"
    assert "geheim" not in answer.detail


@pytest.mark.norm("B61")
def test_a_mistake_of_ours_gives_a_reference_and_nothing_else() -> None:
    client = Client(raise_request_exception=False)
    answer = problem(client.get("/api/v1/fout/stuk"), 500)
    assert "Kenmerk" in answer.detail
    assert "999990019" not in str(answer)


def test_a_test_still_sees_a_mistake(client: Client) -> None:
    with pytest.raises(RuntimeError):
        client.get("/api/v1/fout/stuk")


@pytest.mark.norm("B64")
@pytest.mark.parametrize("pad", ["", "onbekend", "vragen/", "getallen/"])
def test_an_unknown_path_and_a_trailing_slash_are_problems(client: Client, pad: str) -> None:
    problem(client.get(f"/api/v1/{pad}"), 404)


def test_a_wrong_method_says_which_is_right(client: Client) -> None:
    answer = client.delete("/api/v1/vragen")
    problem(answer, 405)
    assert answer["Allow"] == "POST"


@pytest.mark.norm("B64")
def test_the_description_stands_at_its_place_and_names_the_fields(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    description = answer.json()
    assert description["openapi"].startswith("3.")
    assert "aantalKeer" in description["components"]["schemas"]["Vraag"]["properties"]
    assert answer["API-Version"] == "1.0.0"
    assert Client().get("/api/v1/docs").status_code == 404
