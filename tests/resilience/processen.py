"""Processes of the portal as they run for real, granian and a Celery worker, each of which a test may kill.

They are forked from the test run, so that none has to load everything again, and each is a process group of its own.
"""

import http.client
import os
import signal
import socket
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import celery.signals
from celery import current_app
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from granian import Granian
from kombu import pools
from redis import Redis

from portal.outbound.service import shutdown
from tests.resilience.test_inzendingen import send

WACHT = 40.0


def verstuur(_request: HttpRequest, sleutel: UUID, tekst: str) -> HttpResponse:
    """What a form of the portal does when somebody presses its button."""
    return HttpResponse(send(sleutel, tekst=tekst).nummer)


urlpatterns = [path("verstuur/<uuid:sleutel>/<slug:tekst>/", verstuur)]


def die(*_args: object, **_kwargs: object) -> None:
    """Nothing of this process runs any more."""
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def process(work: Callable[[], object]) -> Iterator[int]:
    """A process of its own; what is left of it is killed in the end."""
    connection.close()
    shutdown()
    pid = os.fork()
    if pid == 0:
        # Whatever happens, the child never goes on as if it were the test run.
        try:
            os.setsid()
            # Celery warns who runs it as root, as a container of the tests may.
            warnings.simplefilter("ignore")
            signal.alarm(int(WACHT))
            current_app._after_fork()
            pools.reset()
            work()
        finally:
            os._exit(1)
    try:
        yield pid
    finally:
        # Its group stays until it is waited for, also when a test killed it.
        os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def wait_until(done: Callable[[], bool], what: str) -> None:
    """Wait for it.

    Raises:
        AssertionError: it took too long.
    """
    einde = time.monotonic() + WACHT
    while not done():
        assert time.monotonic() < einde, what
        time.sleep(0.05)


def _is_killed(pid: int) -> bool:
    einde = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    assert einde is None or einde.si_status == signal.SIGKILL, "the worker ended in another way"
    return einde is not None


@contextmanager
def web(prepare: Callable[[], None] = lambda: None) -> Iterator[Callable[[UUID, str], str | None]]:
    """Granian with one worker; gives what sends a form to it: the number, or None when it died over it."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]

    def load(_target: str) -> Callable[..., object]:
        settings.ROOT_URLCONF, settings.MIDDLEWARE = __name__, []
        application = get_wsgi_application()
        prepare()
        if getattr(prepare, "na_afloop", False):
            return lambda *args: (application(*args), die())[0]
        return application

    def serve() -> None:
        server = Granian("portaal", address="127.0.0.1", port=poort, interface="wsgi", workers=1, log_enabled=False)  # type: ignore[arg-type]
        server.serve(target_loader=load)

    def post(sleutel: UUID, tekst: str) -> str | None:
        verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=WACHT)
        try:
            verbinding.request("POST", f"/verstuur/{sleutel}/{tekst}/")
            antwoord = verbinding.getresponse()
            assert antwoord.status == 200, antwoord.read()[:500]
            return antwoord.read().decode()
        except (http.client.HTTPException, ConnectionError):
            return None
        finally:
            verbinding.close()

    def is_up() -> bool:
        with socket.socket() as proef:
            return proef.connect_ex(("127.0.0.1", poort)) == 0

    with process(serve):
        wait_until(is_up, "granian does not listen")
        yield post


@contextmanager
def worker(prepare: Callable[[], None] = lambda: None) -> Iterator[int]:
    """A Celery worker for what is urgent, that takes at once what a dead worker had in its hands."""

    def work() -> None:
        prepare()
        opties = settings.CELERY_BROKER_TRANSPORT_OPTIONS
        current_app.conf.broker_transport_options = {**opties, "visibility_timeout": 0}
        celery.signals.setup_logging.connect(lambda **_: None, weak=False)
        naam = f"proef-{os.getpid()}"
        current_app.Worker(
            hostname=naam, pool_cls="solo", queues=["spoed"], quiet=True, without_gossip=True, without_mingle=True
        ).start()

    with process(work) as pid:
        yield pid


def wait_dead(pid: int) -> None:
    """Wait until this process was killed."""
    wait_until(lambda: _is_killed(pid), "the worker lives")


def wait_broker_empty() -> None:
    """Wait until no task waits or lies in the hands of a worker, dead or alive."""
    redis = Redis.from_url(settings.REDIS_URL)
    wait_until(lambda: not redis.llen("spoed") and not redis.hlen("unacked"), "the broker still holds a task")
    redis.close()
