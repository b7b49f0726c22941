"""P14: how fast the outbox delivers against what the database does bare, with two relays, and how long a message waits.

python -m tests.performance.outbox [ronden]

Starts its own PostgreSQL, durable as in production, and lets real relays deliver to a sink that does nothing. Messages
are like those of an inzending: ordered per betrokkene, of whom there are as many as messages.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, TextIO
from uuid import uuid4

from tests.performance.verslag import ROOT, Uitkomst, row

RONDEN, SECONDEN = 5, 4.0
BERICHTEN = 6_000
PER_SECONDE, STROOM_SECONDEN, POLL = 100, 8.0, 0.5


def main(ronden: int) -> None:
    for uitkomst in measure(ronden=ronden):
        print(row(uitkomst))


def measure(*, ronden: int = RONDEN) -> list[Uitkomst]:
    """The rows for the table."""
    import psutil

    from deploy.lokaal.motoren import start_postgres, start_valkey

    with ExitStack() as stapel:
        # The other measurements keep the load on one core; here the relays and PostgreSQL are what is measured.
        proces = psutil.Process()
        stapel.callback(proces.cpu_affinity, proces.cpu_affinity())
        proces.cpu_affinity([])
        map_ = Path(
            stapel.enter_context(tempfile.TemporaryDirectory(prefix="portaal-p14-", ignore_cleanup_errors=True))
        )
        omgeving = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel", "PORTAAL_VAR": str(map_),
        }  # fmt: skip
        for naam, start in (("DATABASE_URL", start_postgres), ("REDIS_URL", start_valkey)):
            motor = start(map_)
            stapel.callback(motor.stop)
            omgeving[naam] = motor.url
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=omgeving, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        kaal, een, twee, wacht = [], [], [], []
        for _ in range(ronden):
            kaal.append(_together(["bare"], omgeving)[0])
            een.append(sum(_together(["relay"], omgeving)))
            twee.append(sum(_together(["relay", "relay"], omgeving)))
            wacht.append(_together(["stream", "poll"], omgeving)[1])
    return [
        Uitkomst(
            "P14", "Outbox: deliveries a second against bare INSERT transactions", _ratio(een, kaal), 0.2,
            hoger_is_beter=True, bij=f"{median(een):.0f} against {median(kaal):.0f} a second, one relay",
        ),
        Uitkomst(
            "P14", "Outbox: two relays against one", _ratio(twee, een), 1.6, hoger_is_beter=True,
            bij=f"{median(twee):.0f} a second; PostgreSQL and both relays share the machine's cores",
        ),
        Uitkomst(
            "P14", f"Outbox: p95 of the wait at {PER_SECONDE} a second, in polls", [deel / POLL for deel in wacht], 2,
            bij=f"{median(wacht):.2f} s with a poll each {POLL:g} s and no nudge, which the portal gives too",
        ),
    ]  # fmt: skip


def _ratio(boven: list[float], onder: list[float]) -> list[float]:
    return [b / o for b, o in zip(boven, onder, strict=True)]


def _together(werk: list[str], omgeving: dict[str, str]) -> list[float]:
    """Let processes do their work at the same moment; one number of each."""
    _run("empty", omgeving)
    if "relay" in werk:
        _run("fill", omgeving)
    processen = [
        subprocess.Popen(
            [sys.executable, "-m", __spec__.name, soort], cwd=ROOT, env=omgeving, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for soort in werk
    ]  # fmt: skip
    for proces in processen:
        assert _pipe(proces.stdout).readline() == "ready\n"
    for proces in processen:
        _pipe(proces.stdin).write("go\n")
        _pipe(proces.stdin).flush()
    return [float(json.loads(proces.communicate(timeout=300)[0])) for proces in processen]


def _pipe(pijp: Any) -> TextIO:
    return pijp  # type: ignore[no-any-return]


def _run(soort: str, omgeving: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", __spec__.name, soort], cwd=ROOT, env=omgeving, check=True)


def work(soort: str) -> float:
    """What one process measures, from the moment that all are ready."""
    import django

    django.setup()
    from portal.outbox.services import register_handler

    register_handler("p14", lambda _payload: None)
    _connect()
    print("ready", flush=True)
    sys.stdin.readline()
    return {"bare": _insert_bare, "relay": _relay, "stream": _stream, "poll": _poll}[soort]()


def prepare(soort: str) -> None:
    """Empty the outbox, or fill it."""
    import django

    django.setup()
    from django.utils import timezone

    from portal.outbox.models import OutboxBericht

    if soort == "empty":
        OutboxBericht.objects.all().delete()
        return
    OutboxBericht.objects.bulk_create(
        OutboxBericht(
            topic="p14",
            sleutel=str(uuid4()),
            volgorde=uuid4().hex,
            payload={"nummer": nr},
            volgende_poging=timezone.now(),
        )
        for nr in range(BERICHTEN)
    )


def _connect() -> None:
    from django.db import connection

    connection.ensure_connection()


def _insert_bare() -> float:
    """What psycopg alone puts in, each row in a transaction of its own."""
    from django.db import connection

    assert connection.connection is not None
    kaal = connection.connection
    kaal.prepare_threshold = 0
    with kaal.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS p14 (id bigserial PRIMARY KEY, sleutel text UNIQUE, payload jsonb)")
        aantal, eind = 0, time.perf_counter() + SECONDEN
        while time.perf_counter() < eind:
            cursor.execute("INSERT INTO p14 (sleutel, payload) VALUES (%s, %s)", [str(uuid4()), '{"nummer": 1}'])
            aantal += 1
    return aantal / SECONDEN


def _relay() -> float:
    """How many this relay delivers a second while there is more than enough."""
    from portal.outbox.relay import deliver_due

    aantal, begin = 0, time.perf_counter()
    while time.perf_counter() - begin < SECONDEN and (keer := deliver_due(at_most=50)):
        aantal += keer
    return aantal / (time.perf_counter() - begin)


def _stream() -> float:
    """Put in messages at an even pace."""
    from portal.outbox import tasks
    from portal.outbox.services import enqueue

    # Without a nudge: what the clock alone does.
    tasks.relay.apply_async = lambda **_kwargs: None
    begin = time.perf_counter()
    for nummer in range(int(PER_SECONDE * STROOM_SECONDEN)):
        time.sleep(max(0.0, begin + nummer / PER_SECONDE - time.perf_counter()))
        enqueue(topic="p14", payload={"nummer": nummer}, sleutel=str(uuid4()), volgorde=uuid4().hex)
    return time.perf_counter() - begin


def _poll() -> float:
    """Relay by the clock alone while they come in; the p95 of the wait between the two moments, in seconds."""
    from django.db.models import F

    from portal.outbox.models import OutboxBericht
    from portal.outbox.relay import deliver_due

    eind = time.perf_counter() + STROOM_SECONDEN + 4 * POLL
    while time.perf_counter() < eind:
        begin = time.perf_counter()
        while deliver_due(at_most=50) == 50:
            pass
        time.sleep(max(0.0, begin + POLL - time.perf_counter()))
    verschil = OutboxBericht.objects.annotate(wacht=F("afgeleverd_op") - F("aangemaakt_op"))
    wacht = sorted(verschil.values_list("wacht", flat=True))
    assert len(wacht) == int(PER_SECONDE * STROOM_SECONDEN)
    return float(wacht[int(len(wacht) * 0.95)].total_seconds())


if __name__ == "__main__":
    match sys.argv[1:]:
        case [("empty" | "fill") as soort]:
            prepare(soort)
        case [("bare" | "relay" | "stream" | "poll") as soort]:
            print(json.dumps(work(soort)))
        case [ronden]:
            main(int(ronden))
        case _:
            main(RONDEN)
