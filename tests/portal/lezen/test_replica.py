"""What may be a moment old comes from a real streaming replica, and nobody misses what they just did."""

import time
from collections.abc import Callable

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group
from django.db import OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.lezen import posities, router
from portal.lezen.middleware import LeesMiddleware
from portal.lezen.posities import note_publication, note_session, position_for
from portal.lezen.replica import LEES, NOOIT, Replica, current_lsn, end_of_last_record
from portal.lezen.router import from_primary, leesbeurt, may_be_old
from portal.verantwoording.selectors import list_inzage
from portal.verantwoording.services import record_reads
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.verantwoording import GelezenBronFactory
from tests.portal.lezen.conftest import Kopie

pytestmark = [
    pytest.mark.usefixtures("kopie_motor"),
    pytest.mark.django_db(transaction=True, databases=["default", "lezen"]),
]
ACTIVITEIT = next(iter(REGISTER.values()))
SUZANNE = Persoon(Bsn("999993653"))


def wait_for(klopt: Callable[[], bool], seconden: float = 10) -> float:
    begin = time.monotonic()
    while not klopt():
        assert time.monotonic() - begin < seconden
        time.sleep(0.005)
    return time.monotonic() - begin


def at_replica() -> set[str]:
    return set(Group.objects.using(LEES).values_list("name", flat=True))


def read(minstens: int = 0) -> tuple[str, set[str]]:
    """What a question that may be old sees, and where."""
    with leesbeurt(minstens=minstens, mag_oud=True):
        groepen = list(Group.objects.all())
    return groepen[0]._state.db if groepen else "", {groep.name for groep in groepen}


def test_a_public_question_goes_to_the_replica_and_any_other_to_the_primary(kopie: Kopie) -> None:
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"})

    assert read(current_lsn()) == (LEES, {"een"})
    assert [groep._state.db for groep in Group.objects.all()] == ["default"]
    with leesbeurt(minstens=0, mag_oud=True), from_primary():
        assert Group.objects.get()._state.db == "default"


def test_what_was_written_is_read_where_it_stands(kopie: Kopie) -> None:
    """In one request: the object that came from the replica is saved at the primary, and read back from there."""
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"})
    kopie.hold_back()

    with leesbeurt(minstens=0, mag_oud=True):
        groep = Group.objects.get()
        assert groep._state.db == LEES
        groep.name = "twee"
        groep.save()
        assert Group.objects.get().name == "twee"


def test_who_wrote_reads_from_the_primary_until_the_replica_has_it(kopie: Kopie) -> None:
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"} and read()[0] == LEES)
    kopie.hold_back()
    Group.objects.create(name="twee")
    note_session("sessie-van-suzanne")
    eigen, ander = position_for("sessie-van-suzanne"), position_for("sessie-van-een-ander")

    assert read(eigen) == ("default", {"een", "twee"})
    assert read(ander) == (LEES, {"een"})

    kopie.go_on()
    wait_for(lambda: read(eigen)[0] == LEES)
    assert read(eigen) == (LEES, {"een", "twee"})


def test_a_replica_that_is_too_far_behind_is_left_out_and_comes_back(kopie: Kopie, settings: Settings) -> None:
    settings.DATABASE_LEES_ACHTER = 1
    Group.objects.create(name="een")
    wait_for(lambda: read()[0] == LEES)
    kopie.hold_back()
    Group.objects.create(name="twee")

    wait_for(lambda: read() == ("default", {"een", "twee"}))
    kopie.go_on()
    assert wait_for(lambda: read() == (LEES, {"een", "twee"})) < 5


def test_a_replica_that_is_gone_costs_nobody_a_page(kopie: Kopie) -> None:
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"} and read()[0] == LEES)
    gevraagd = []

    def view(request: HttpRequest) -> HttpResponse:
        try:
            gevraagd.append(Group.objects.get()._state.db)
        except OperationalError:
            gevraagd.append("weg")
            return HttpResponse(status=503)
        return HttpResponse("pagina")

    connections[LEES].close()
    goed = connections.settings[LEES]["HOST"]
    connections[LEES].settings_dict["HOST"] = "/nergens"
    # Known as fresh a moment ago, so the first question runs into it.
    router.replica()._gekeken = time.monotonic()
    response = LeesMiddleware(view)(RequestFactory().get("/"))

    assert (response.status_code, gevraagd) == (200, ["weg", "default"])
    assert LeesMiddleware(view)(RequestFactory().get("/")).status_code == 200
    assert gevraagd[2:] == ["default"]

    connections[LEES].settings_dict["HOST"] = goed
    wait_for(lambda: read()[0] == LEES)


def test_one_that_was_never_there_and_one_that_cannot_be_told_how_far(
    kopie: Kopie, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Redis knows how far to be; without it everything comes from the primary."""
    connections[LEES].close()
    connections[LEES].settings_dict["HOST"] = "/nergens"
    assert not Replica().has(0)
    connections[LEES].settings_dict["HOST"] = str(kopie.motor.sockets)

    monkeypatch.setattr(posities, "_redis", lambda: posities.Redis(host="127.0.0.1", port=1))
    note_session("iemand")
    assert position_for("iemand") == NOOIT
    assert not Replica().has(NOOIT)


def request_as(sessie: str = "", methode: str = "GET") -> str:
    """From where a page of this visitor is read."""
    gelezen_bij = []

    def view(request: HttpRequest) -> HttpResponse:
        gelezen_bij.append(Group.objects.get()._state.db)
        return HttpResponse("pagina")

    request = RequestFactory().generic(methode, "/")
    if sessie:
        request.COOKIES[django_settings.SESSION_COOKIE_NAME] = sessie
    LeesMiddleware(view)(request)
    return gelezen_bij[0]


def test_pages_without_a_session_come_from_the_replica(kopie: Kopie) -> None:
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"} and read()[0] == LEES)

    assert request_as() == LEES
    assert request_as("iemand") == "default"
    assert request_as(methode="POST") == "default"


def test_a_page_made_after_a_publication_shows_it(kopie: Kopie) -> None:
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"} and read()[0] == LEES)
    kopie.hold_back()
    Group.objects.update(name="gepubliceerd")
    note_publication()

    assert request_as() == "default"
    kopie.go_on()
    wait_for(lambda: request_as() == LEES)
    assert at_replica() == {"gepubliceerd"}


def test_the_person_reads_the_log_from_the_replica_and_never_misses_what_their_session_did(kopie: Kopie) -> None:
    def read_log(sessie: str) -> list[str]:
        with leesbeurt(minstens=position_for(sessie), mag_oud=False):
            return [regel.gegevens for regel in list_inzage(betrokkene=SUZANNE)]

    record_reads(handelende=SUZANNE, betrokkene=SUZANNE, activiteit=ACTIVITEIT, gelezen=[GelezenBronFactory()])
    note_session("suzanne")
    wait_for(lambda: router.replica().has(position_for("suzanne")))
    eerst = read_log("suzanne")
    kopie.hold_back()
    record_reads(handelende=SUZANNE, betrokkene=SUZANNE, activiteit=ACTIVITEIT, gelezen=[GelezenBronFactory()])

    assert read_log("een-ander") == eerst
    note_session("suzanne")
    assert len(read_log("suzanne")) == len(eerst) + 1


def test_all_that_was_written_until_now_can_be_asked_for(kopie: Kopie) -> None:
    Group.objects.create(name="een")
    wait_for(lambda: at_replica() == {"een"} and read()[0] == LEES)
    kopie.hold_back()
    Group.objects.update(name="nu")

    with may_be_old(tot_nu=True):
        assert Group.objects.get().name == "nu"
    with may_be_old():
        assert Group.objects.get().name == "een"


@pytest.mark.parametrize(
    ("primair", "kopie_heeft"),
    [(3 * 8192 + 24, 3 * 8192), (2**24 + 40, 2**24), (3 * 8192 + 32, 3 * 8192 + 32), (3 * 8192, 3 * 8192)],
)
def test_the_header_of_an_empty_page_of_the_log_is_not_waited_for(primair: int, kopie_heeft: int) -> None:
    assert end_of_last_record(primair) == kopie_heeft


def test_it_follows_within_a_second(kopie: Kopie) -> None:
    """Fifty writes, each followed until the replica shows it."""
    duur = []
    for nummer in range(50):
        Group.objects.create(name=f"groep {nummer}")
        lsn = current_lsn()
        duur.append(wait_for(lambda doel=lsn: router.replica().has(doel)))  # type: ignore[misc]

    assert sorted(duur)[25] < 1, duur
