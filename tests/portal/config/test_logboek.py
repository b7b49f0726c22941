"""Lines of the log say which error and where, and never what it says or which address was asked."""

import io
import json
import logging
from typing import Any

from django.test import RequestFactory

from portal.config.logboek import regel_formatter

WIE = "burger 999993653"


def write(level: str, naam: str, tekst: str, *args: object, **anders: Any) -> dict[str, Any]:
    """The line that a library writes, as it goes to standard output."""
    geschreven = io.StringIO()
    handler = logging.StreamHandler(geschreven)
    handler.setFormatter(regel_formatter())
    bibliotheek = logging.root.getChild(naam)
    bibliotheek.addHandler(handler)
    try:
        getattr(bibliotheek, level)(tekst, *args, **anders)
    finally:
        bibliotheek.removeHandler(handler)
    regel: dict[str, Any] = json.loads(geschreven.getvalue())
    return regel


def fail(wie: str) -> None:
    try:
        int(wie)
    except ValueError as fout:
        raise RuntimeError(wie) from fout


def test_an_error_is_told_by_its_class_and_place() -> None:
    try:
        fail(WIE)
    except RuntimeError as fout:
        regel = write("error", "proef.bibliotheek", "Het ging mis", exc_info=fout)

    assert "RuntimeError" in regel["exception"]
    assert "ValueError" in regel["exception"]
    assert "test_logboek.py" in regel["exception"]
    assert WIE not in json.dumps(regel)


def test_what_django_says_of_a_request_holds_no_address() -> None:
    request = RequestFactory().get("/agenda/geheim-adres/")
    extra = {"request": request, "status_code": 404}
    regel = write("warning", "django.request", "Not Found: %s", request.path, extra=extra)

    assert (regel["event"], regel["status"]) == ("request_refused", 404)
    assert "geheim" not in json.dumps(regel)
