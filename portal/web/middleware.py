"""Headers and language for every answer."""

from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import clear_script_prefix, set_script_prefix
from django.utils import translation
from redis.exceptions import RedisError

from portal.verantwoording.services import LogboekFout
from portal.web.errors import onbereikbaar

GAAT_OVER = (OperationalError, InterfaceError, RedisError, LogboekFout)
GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
BEHEER = ("/beheer/",)
# Wagtail's admin writes inline styles, and starts its date fields with inline scripts; it has no handlers in attributes
# and makes no code from text. It is for editors only and never shows citizens' data.
BEHEER_CSP = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; script-src-attr 'none'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-src 'self'; frame-ancestors 'self'"
)
# Public pages are the same for everybody: a minute in the browser, ten in a shared cache.
PUBLIEK = "public, max-age=60, s-maxage=600, stale-while-revalidate=30, stale-if-error=86400"


class BeveiligingskoppenMiddleware:
    """Security and cache headers (internet.nl, ASVS 5.0 3.4; ARCHITECTUUR §4: public pages are cacheable)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers that this kind of page needs."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(BEHEER):
            response.headers["Content-Security-Policy"] = BEHEER_CSP
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            if settings.BEHEER_URL:
                # Not even a link from elsewhere takes an editor's session along.
                for cookie in response.cookies.values():
                    cookie["samesite"] = "Strict"
        if "Cache-Control" not in response.headers:
            cacheable = request.method in {"GET", "HEAD"} and response.status_code == 200 and not response.cookies  # noqa: PLR2004
            response.headers["Cache-Control"] = PUBLIEK if cacheable else "no-store"
        return response


class OnbereikbaarMiddleware:
    """An engine that is down, or a log that cannot be written, gives 503 in the look of the site: try again soon.

    Personal data that could not be logged is not shown (KWALITEIT B21).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:  # noqa: ARG002
        """The 503 page for what passes by itself; anything else is a fault of ours."""
        return onbereikbaar(exception) if isinstance(exception, GAAT_OVER) else None


class TaalUitUrlMiddleware:
    """The language is in the path (`/en/...`), so that a page needs no cookie and caches well.

    The prefix is stripped and becomes the script name: views and `{% url %}` stay the same in every language.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.prefixes = {f"/{code}": code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the path."""
        prefix = next((p for p in self.prefixes if request.path_info == p or request.path_info.startswith(f"{p}/")), "")
        language = self.prefixes.get(prefix, settings.LANGUAGE_CODE)
        if prefix:
            request.path_info = request.path_info.removeprefix(prefix) or "/"
        request.taal_prefix = prefix  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = language
        with translation.override(language):
            set_script_prefix(f"{prefix}/")
            try:
                response = self.get_response(request)
            finally:
                clear_script_prefix()
        response.headers.setdefault("Content-Language", language)
        return response
