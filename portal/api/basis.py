"""The portal's NinjaAPI: problem+json for every error, API-Version on every answer, camelCase names."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.router import BoundRouter

from portal.api import verkeer
from portal.api.beschrijving import OPEN, Omschrijving, complete
from portal.api.problemen import API_VERSION, InvalidParam, ProbleemFout, probleem_response
from portal.core.beleid import public

logger = structlog.get_logger(__name__)

_KAPOTTE_BODY = "Cannot parse request body"
_NIET_GEVONDEN = 404
_METHODE_KAN_NIET = 405


class PortaalAPI(NinjaAPI):
    """Make it with `create_api`."""

    omschrijving: Omschrijving = OPEN

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the library's signature
        """Every answer names the version (NL API Design Rules, /core/version-header)."""
        response = super().create_response(*args, **kwargs)
        response.headers["API-Version"] = API_VERSION
        return response

    def on_exception(self, request: HttpRequest, exc: BaseException | type[BaseException]) -> HttpResponse:
        """Every error as problem+json, in Dutch."""
        match exc:
            case ValidationError():
                return _validation_error(request, exc)
            case ProbleemFout():
                fout = exc
            case HttpError(status_code=400, message=message) if message.startswith(_KAPOTTE_BODY):
                fout = ProbleemFout(400, _("De vraag is geen geldige JSON."))
            case RequestDataTooBig():
                fout = ProbleemFout(413, _("De vraag is te groot."))
            case HttpError(status_code=status, message=message):
                fout = ProbleemFout(status, message)
            case Http404():
                fout = ProbleemFout(_NIET_GEVONDEN, _("Dit bestaat niet of niet meer."))
            case PermissionDenied():
                fout = ProbleemFout(403, _("U hebt hiervoor geen toestemming."))
            case _:
                return _internal_error(request, exc)
        return probleem_response(
            request, status=fout.status, detail=fout.detail, invalid_params=fout.invalid_params, koppen=fout.koppen
        )

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:  # noqa: ANN401 - the library's signature
        """The description, with paths from the root of the API on: the server in it has the root."""
        pad = (path_prefix if path_prefix is not None else self.get_root_path(path_params or {})).rstrip("/")
        return complete(super().get_openapi_schema(path_prefix=""), pad=pad, omschrijving=self.omschrijving)

    def _get_bound_routers(self) -> list[BoundRouter]:
        """JSON always has the camelCase names; the library would ask each operation to say so."""
        bound = super()._get_bound_routers()
        for router in bound:
            for path_view in router.path_operations.values():
                for operation in path_view.operations:
                    operation.by_alias = True
        return bound

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        """The library's patterns with our own answers for a wrong method and an unknown path."""
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                van_iedereen = pattern.name in {"openapi-json", "api-root"}
                besloten = self.omschrijving.besloten and not van_iedereen
                pattern.callback = _as_api(pattern.callback, verkeer.answer_besloten if besloten else verkeer.answer)
                if van_iedereen:
                    public(pattern.callback)
        return [*patterns, re_path(r"", _unknown_path)]


def create_api(
    *, title: str = "Overheidsportaal API", urls_namespace: str = "api-v1", omschrijving: Omschrijving = OPEN
) -> PortaalAPI:
    """An API with the portal's error answers; packages add their routers to it."""
    # The interactive documentation would load scripts from another site.
    api = PortaalAPI(title=title, version=API_VERSION, urls_namespace=urls_namespace, docs_url=None)
    api.omschrijving = omschrijving
    return api


def _internal_error(request: HttpRequest, fout: BaseException | type[BaseException]) -> HttpResponse:
    """A reference number that also stands in the log, and nothing of the error itself (ASVS 16.5.1)."""
    kenmerk = secrets.token_hex(4)
    logger.error("api_failed", kenmerk=kenmerk, soort=type(fout).__name__, exc_info=True)  # noqa: LOG014 - runs while it is handled
    got_request_exception.send(sender=PortaalAPI, request=request)
    detail = _("Er ging bij ons iets mis. Kenmerk: %(kenmerk)s.") % {"kenmerk": kenmerk}
    return probleem_response(request, status=500, detail=detail)


def _validation_error(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    invalid = [InvalidParam(name=_param_name(error), reason=_reason(error)) for error in fout.errors]
    detail = _("Eén of meer waarden kloppen niet. Bij invalidParams staat welke.")
    return probleem_response(request, status=400, detail=detail, invalid_params=invalid)


@csrf_exempt
@public
def _unknown_path(request: HttpRequest) -> HttpResponse:
    return probleem_response(request, status=_NIET_GEVONDEN, detail=_("Dit adres bestaat niet in deze API."))


def _as_api(view: Callable[..., HttpResponse], answer_with: verkeer.Antwoorder) -> Callable[..., HttpResponse]:
    """What the library answers by itself, in the API's form: wrong method, no page at the root, no version."""

    def ask(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return _unknown_path(request)
        if response.status_code == _METHODE_KAN_NIET:
            allow = response.headers["Allow"]
            detail = _("Deze methode kan hier niet. Wel: %(methoden)s.") % {"methoden": allow}
            response = probleem_response(request, status=_METHODE_KAN_NIET, detail=detail)
            response.headers["Allow"] = allow
        response.headers.setdefault("API-Version", API_VERSION)
        return response

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return answer_with(lambda vraag: ask(vraag, *args, **kwargs), request)

    return answer


def _param_name(error: dict[str, Any]) -> str:
    """The name as the client wrote it: without where it stood (query, body) and the Python argument behind it."""
    path = [str(part) for part in error["loc"][1:]]
    return ".".join(path[1:] if error["loc"][0] in {"body", "form"} and len(path) > 1 else path)


def _reason(error: dict[str, Any]) -> str:
    """What is wrong, in Dutch; a kind of error without its own sentence gets a general one."""
    context = {naam: str(waarde) for naam, waarde in error.get("ctx", {}).items()}
    sentences: dict[str, Callable[[], str]] = {
        "missing": lambda: _("Dit is verplicht."),
        "int_parsing": lambda: _("Dit moet een heel getal zijn."),
        "float_parsing": lambda: _("Dit moet een getal zijn."),
        "string_type": lambda: _("Dit moet tekst zijn."),
        "json_invalid": lambda: _("Dit is geen geldige JSON."),
        "string_too_short": lambda: _("Dit is te kort; minstens %(min_length)s tekens.") % context,
        "string_too_long": lambda: _("Dit is te lang; hoogstens %(max_length)s tekens.") % context,
        "greater_than_equal": lambda: _("Dit moet minstens %(ge)s zijn.") % context,
        "less_than_equal": lambda: _("Dit mag hoogstens %(le)s zijn.") % context,
        "literal_error": lambda: _("Kies één van: %(expected)s.") % context,
        "enum": lambda: _("Kies één van: %(expected)s.") % context,
    }
    sentence = sentences.get(error["type"])
    return sentence() if sentence else _("Deze waarde kan niet.")
