"""Caseworkers at the counter for tests: made by hand, and put in the session of a browser as after a login."""

from datetime import UTC, datetime
from importlib import import_module

from django.conf import settings
from django.test import Client

from portal.toegang.medewerkers import services
from portal.toegang.medewerkers.accounts import note_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol, organisatie_of


def medewerker(
    naam: str = "Fatima Aydin", *rollen: Rol, organisatie: str = "gemeente-utrecht", sessie: str = "s1"
) -> Loketmedewerker:
    """Somebody who just logged in; by default a caseworker of Utrecht. The same name is the same person."""
    return Loketmedewerker(
        medewerker_id=naam.lower().replace(" ", "-"),
        naam=naam,
        organisatie=organisatie_of(organisatie),
        rollen=frozenset(rollen or (Rol.BALIE,)),
        ingelogd_op=datetime.now(UTC),
        sessie=sessie,
    )


def ingelogd_als(client: Client, wie: Loketmedewerker) -> Client:
    """The browser with the session that a login of this caseworker leaves behind."""
    note_account(wie)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[services._MEDEWERKER] = wie.to_session()
    store.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    return client
