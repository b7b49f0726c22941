"""Error pages in the look of the site; none of them needs the database."""

import secrets
from http import HTTPStatus

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import get_script_prefix

logger = structlog.get_logger(__name__)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404 with a search box, so that nobody is stuck."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def storing(request: HttpRequest) -> HttpResponse:
    """500 with a reference number that also stands in the log; no context processors, they may be the cause."""
    kenmerk = secrets.token_hex(4)
    logger.error("page_failed", kenmerk=kenmerk, method=request.method)
    context = {"kenmerk": kenmerk, "start_url": get_script_prefix()}
    return HttpResponse(render_to_string("500.html", context), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def onbereikbaar(reden: Exception) -> HttpResponse:
    """503 when an engine does not answer; asks browsers and caches to come back in a minute."""
    logger.error("site_unavailable", soort=type(reden).__name__)
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(render_to_string("503.html"), status=status, headers={"Retry-After": "60"})
