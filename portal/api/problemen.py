"""Errors as problem+json (RFC 9457), the same for every error of the API."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal.api.schema import Schema

API_VERSION = "1.0.0"


class InvalidParam(Schema):
    """One parameter or field that is not right."""

    name: str
    reason: str


class Probleem(Schema):
    """A problem as the client reads it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    instance: str = ""
    invalid_params: list[InvalidParam] | None = None


class ProbleemFout(Exception):
    """Raise it in an operation to answer with a problem.

    Args:
        status: the HTTP status.
        detail: what is wrong and what to do, in Dutch.
        invalid_params: the parameters it is about.
        koppen: headers that belong to it, such as Retry-After.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        invalid_params: list[InvalidParam] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.invalid_params = invalid_params
        self.koppen = koppen or {}


def probleem_response(
    request: HttpRequest,
    *,
    status: int,
    detail: str,
    invalid_params: list[InvalidParam] | None = None,
    koppen: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer for a problem; its `instance` is the path, without the query that may hold what people typed."""
    probleem = Probleem(
        title=titel(status), status=status, detail=detail, instance=request.path, invalid_params=invalid_params
    )
    response = HttpResponse(
        probleem.model_dump_json(by_alias=True, exclude_none=True),
        status=status,
        content_type="application/problem+json",
    )
    response.headers["API-Version"] = API_VERSION
    response.headers["Cache-Control"] = "no-store"
    for naam, waarde in (koppen or {}).items():
        response.headers[naam] = waarde
    return response


def titel(status: int) -> str:
    """The short name of a status, in Dutch."""
    titels = {
        400: _("De vraag klopt niet"),
        401: _("Eerst inloggen"),
        403: _("Dit mag niet"),
        404: _("Niet gevonden"),
        405: _("Deze methode kan hier niet"),
        429: _("Te veel vragen"),
        500: _("Er ging iets mis"),
        503: _("Nu niet bereikbaar"),
    }
    return titels.get(status) or HTTPStatus(status).phrase
