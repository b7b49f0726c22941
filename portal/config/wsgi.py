"""WSGI entry point."""

import os

import structlog
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.config.settings.ontwikkel")

application = get_wsgi_application()


def warm_up() -> None:
    """Load the URLconf and the index before the first visitor asks; without a database that waits for them."""
    from django.db import DatabaseError  # noqa: PLC0415 - settings must be loaded
    from django.urls import resolve  # noqa: PLC0415

    from cms.zoeken.port import Zoekvraag  # noqa: PLC0415
    from cms.zoeken.service import zoekmachine  # noqa: PLC0415

    resolve("/")
    try:
        zoekmachine().zoek(Zoekvraag(tekst="verhuizen"))
    except DatabaseError:
        structlog.get_logger(__name__).warning("warm_up_failed")


def measure() -> None:
    """Measure in this process, if the settings say so."""
    from portal.meten.begin import begin  # noqa: PLC0415 - settings must be loaded

    begin()


warm_up()
measure()
