"""The portal's NinjaAPI: problem+json, API-Version on every answer, camelCase, and no page that loads from elsewhere."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.router import BoundRouter

from portal.api.problemen import API_VERSION, InvalidParam, ProbleemFout, probleem_response
from portal.core.beleid import public

_NIET_GEVONDEN = 404
_METHODE_KAN_NIET = 405


class PortaalAPI(NinjaAPI):
    """Make it with `create_api`."""

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - the library's signature
        """Every answer names the version (NL API Design Rules, /core/version-header)."""
        response = super().create_response(*args, **kwargs)
        response.headers["API-Version"] = API_VERSION
        return response

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
                pattern.callback = _answer_wrong_method(pattern.callback)
        return [*patterns, re_path(r"", _unknown_path)]


def create_api(*, title: str = "Overheidsportaal API", urls_namespace: str = "api-v1") -> PortaalAPI:
    """An API with the portal's error answers; packages add their routers to it."""
    api = PortaalAPI(
        title=title,
        version=API_VERSION,
        urls_namespace=urls_namespace,
        # The interactive documentation would load scripts from another site.
        docs_url=None,
    )
    api.add_exception_handler(ProbleemFout, _probleem)
    api.add_exception_handler(ValidationError, _validation_error)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(PermissionDenied, _forbidden)
    return api


def _probleem(request: HttpRequest, fout: ProbleemFout) -> HttpResponse:
    return probleem_response(request, status=fout.status, detail=fout.detail, invalid_params=fout.invalid_params)


def _validation_error(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    invalid = [InvalidParam(name=_param_name(error), reason=_reason(error)) for error in fout.errors]
    detail = _("Eén of meer waarden kloppen niet. Bij invalidParams staat welke.")
    return probleem_response(request, status=400, detail=detail, invalid_params=invalid)


def _http_error(request: HttpRequest, fout: HttpError) -> HttpResponse:
    return probleem_response(request, status=fout.status_code, detail=str(fout))


def _not_found(request: HttpRequest, _fout: Http404) -> HttpResponse:
    return probleem_response(request, status=_NIET_GEVONDEN, detail=_("Dit bestaat niet of niet meer."))


def _forbidden(request: HttpRequest, _fout: PermissionDenied) -> HttpResponse:
    return probleem_response(request, status=403, detail=_("U hebt hiervoor geen toestemming."))


@public
def _unknown_path(request: HttpRequest) -> HttpResponse:
    return probleem_response(request, status=_NIET_GEVONDEN, detail=_("Dit adres bestaat niet in deze API."))


def _answer_wrong_method(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == _METHODE_KAN_NIET and not response.headers.get("API-Version"):
            allow = response.headers["Allow"]
            detail = _("Deze methode kan hier niet. Wel: %(methoden)s.") % {"methoden": allow}
            response = probleem_response(request, status=_METHODE_KAN_NIET, detail=detail)
            response.headers["Allow"] = allow
        return response

    answer.__dict__.update(view.__dict__)
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
