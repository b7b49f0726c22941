"""Measurements inside one process: `python -m tests.performance.binnen <what>` prints JSON.

Imports stand inside the functions: what a process loads is part of what is measured.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

VRAGEN = (
    "ik ga volgende maand verhuizen naar utrecht wat moet ik doen",
    "hoe vraag ik een nieuw paspoort aan",
    "mijn vader is overleden wat moet ik regelen",
    "kan ik huurtoeslag krijgen als ik een kamer huur",
    "ik wil een eigen bedrijf beginnen",
    "waar geef ik de geboorte van mijn kind aan",
    "wanneer krijg ik aow",
    "mag ik een boom in mijn tuin kappen",
    "ik ben mijn rijbewijs kwijt",
    "hoeveel studiefinanciering kan ik krijgen",
    "ik ga trouwen in een andere gemeente",
    "wat kost een parkeervergunning",
)


def count_queries(pad: str) -> dict[str, object]:
    """Database queries of a page whose process has served it before."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    bezoeker = Client(headers={"host": "localhost"})
    bezoeker.get(pad)
    with CaptureQueriesContext(connection) as vragen:
        status = bezoeker.get(pad).status_code
    return {"status": status, "vragen": len(vragen)}


def measure_assistant(ronden: int) -> dict[str, object]:
    """Processor time of an embedding alone, of finding, and of a whole answer; each question is new to its cache."""
    import django

    django.setup()
    from pathlib import Path

    from django.conf import settings

    from cms.zoeken.port import Zoekvraag
    from cms.zoeken.service import zoekmachine
    from wegwijzer_ai.index.embedder import QUERY_PREFIX, query_embedder
    from wegwijzer_ai.service import Vraag, answer

    motor = query_embedder(Path(settings.TAALMODEL_DIR))
    if motor is None:
        return {"reden": "het taalmodel is hier niet gemaakt"}
    machine = zoekmachine()
    machine.zoek(Zoekvraag(tekst="opwarmen"))
    answer(Vraag(tekst="opwarmen met een vraag", taal="nl", doelgroep="particulier", gemeente=None, gesprek=None))
    uit: dict[str, list[float]] = {"vector": [], "vinden": [], "antwoord": [], "antwoord_p95": []}
    for ronde in range(ronden):
        tijden: dict[str, list[float]] = {"vector": [], "vinden": [], "antwoord": []}
        for tekst in VRAGEN:
            vraag = Vraag(tekst=f"{tekst} c{ronde}", taal="nl", doelgroep="particulier", gemeente=None, gesprek=None)
            tijden["vector"].append(cpu_of(motor.embed_query, f"{QUERY_PREFIX}{tekst} a{ronde}"))
            tijden["vinden"].append(cpu_of(machine.zoek, Zoekvraag(tekst=f"{tekst} b{ronde}")))
            tijden["antwoord"].append(cpu_of(answer, vraag))
        for naam, lijst in tijden.items():
            uit[naam].append(median(lijst))
        uit["antwoord_p95"].append(quantiles(tijden["antwoord"], n=20, method="inclusive")[-1])
    return dict(uit)


def cpu_of(doe: Callable[[Any], object], invoer: object) -> float:
    """Processor seconds of one call, all threads together."""
    begin = time.process_time()
    doe(invoer)
    return time.process_time() - begin


def bare_memory() -> dict[str, object]:
    """Memory of a process with nothing but Django and Wagtail, in MB."""
    import django
    import psutil
    from django.conf import settings

    settings.configure(
        SECRET_KEY="kaal",
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql"}},
        ROOT_URLCONF="wagtail.urls",
        STATIC_URL="/static/",
        WAGTAIL_SITE_NAME="kaal",
        WAGTAILADMIN_BASE_URL="http://localhost",
        INSTALLED_APPS=[
            "wagtail.contrib.settings", "wagtail.contrib.redirects", "wagtail.embeds", "wagtail.sites", "wagtail.users",
            "wagtail.snippets", "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin", "wagtail",
            "modelcluster", "taggit", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "django.contrib.messages", "django.contrib.staticfiles",
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()
    from django.core.wsgi import get_wsgi_application
    from django.urls import get_resolver

    get_wsgi_application()
    # What the first requests load: the public and the editors' URLs with their views.
    __import__("wagtail.admin.urls")
    get_resolver().reverse_dict  # noqa: B018
    return {"mb": psutil.Process().memory_info().rss / 2**20}


def open_counter(bsn: str) -> dict[str, object]:
    """An open contact of a caseworker about this person, in which every source may be asked: its cookie and its path.

    An emergency opens all sources; the way to it is what other measurements and tests are about.
    """
    import django

    django.setup()
    from datetime import UTC, datetime
    from importlib import import_module

    from django.conf import settings

    from mijnomgeving.loket.contact.services import note_betrokkene, open_contact
    from portal.core.betrokkene import Persoon
    from portal.core.nummers import Bsn
    from portal.toegang.medewerkers import services
    from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol, organisatie_of
    from portal.toegang.persoon import partij_to_json

    fatima = Loketmedewerker(
        medewerker_id="meting",
        naam="Meting",
        organisatie=organisatie_of("gemeente-utrecht"),
        rollen=frozenset({Rol.BALIE}),
        ingelogd_op=datetime.now(UTC),
    )
    reden = "Meten hoe lang het beeld erover doet als elke bron antwoordt."
    contact = open_contact(medewerker=fatima, kanaal="balie", doel="loket-nood", reden=reden)
    persoon = Persoon(Bsn(bsn))
    note_betrokkene(contact=contact, betrokkene=persoon)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[services._MEDEWERKER] = fatima.to_session()
    store["loket"] = {str(contact.pk): {"betrokkene": partij_to_json(persoon), "naam": "Meting"}}
    store.create()
    return {"cookie": f"{settings.SESSION_COOKIE_NAME}={store.session_key}", "pad": f"/loket/contact/{contact.pk}/"}


if __name__ == "__main__":
    wat, *rest = sys.argv[1:]
    doen: dict[str, Callable[..., dict[str, object]]] = {
        "vragen": count_queries,
        "wegwijzer": lambda n: measure_assistant(int(n)),
        "kaal": bare_memory,
        "loket": open_counter,
    }
    print(json.dumps(doen[wat](*rest)))
