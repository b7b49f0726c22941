"""What stands out in the log of a counter, and what does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from mijnomgeving.loket.toezicht.regels import Blik
from mijnomgeving.loket.toezicht.services import raise_alarm
from mijnomgeving.loket.toezicht.uitschieters import Uitschieter, Uitschietersoort, find_uitschieters
from mijnomgeving.loket.zoeken.models import Zoekslag
from tests.mijnomgeving.loket.toezicht.conftest import MENSEN, MaakBalie, Toezichthouder

# A Tuesday, eleven o'clock in the Netherlands.
DINSDAG = datetime(2026, 11, 17, 10, tzinfo=UTC)
CONTACT = uuid4()
BLIK = Blik(DINSDAG, "fatima", "gelezen", "loket-hulp", ("UWV: uw zaken",), "gelukt", CONTACT, "noor", 1, "loket")


def soorten(*blikken: Blik, zoekslagen: dict[UUID, int] | None = None, gekozen: tuple[UUID, ...] = ()) -> set[str]:
    return {een.soort for een in vind(*blikken, zoekslagen=zoekslagen, gekozen=gekozen)}


def vind(
    *blikken: Blik, zoekslagen: dict[UUID, int] | None = None, gekozen: tuple[UUID, ...] = ()
) -> list[Uitschieter]:
    return find_uitschieters(blikken, zoekslagen=zoekslagen or {}, gekozen=frozenset(gekozen))


def test_ordinary_work_does_not_stand_out() -> None:
    assert soorten() == set()
    assert soorten(BLIK, replace(BLIK, betrokkene="sam", contact=uuid4())) == set()
    # Opening a contact at night is about nobody yet.
    assert soorten(replace(BLIK, betrokkene="", wanneer=DINSDAG.replace(hour=22))) == set()
    assert soorten(replace(BLIK, activiteit="loket-toezicht", contact=None)) == set()


@pytest.mark.parametrize("anders", [timedelta(hours=13), timedelta(days=4), timedelta(hours=-6)])
def test_at_night_and_in_the_weekend(anders: timedelta) -> None:
    assert soorten(replace(BLIK, wanneer=DINSDAG + anders)) == {Uitschietersoort.BUITEN_TIJD}


def test_without_a_contact() -> None:
    assert soorten(replace(BLIK, contact=None)) == {Uitschietersoort.ZONDER_CONTACT}


def test_far_more_persons_than_colleagues() -> None:
    veel = [replace(BLIK, betrokkene=f"persoon {n}") for n in range(12)]
    collega = [replace(BLIK, wie="ruud", betrokkene=f"persoon {n}") for n in range(4)]
    [een] = vind(*veel, *collega)
    assert (een.soort, een.wie, een.aantal, een.gewoon) == (Uitschietersoort.VEEL, "fatima", 12, 4)
    druk = [replace(BLIK, wie="ruud", betrokkene=f"persoon {n}") for n in range(11)]
    assert soorten(*veel, *druk) == set()
    # The same person twelve times is no crowd.
    assert soorten(*[replace(BLIK) for _ in range(12)]) == set()


def test_the_same_person_again_and_again() -> None:
    vaak = [replace(BLIK, contact=uuid4(), wanneer=DINSDAG - timedelta(days=n)) for n in range(4)]
    doordeweeks = [replace(blik, wanneer=DINSDAG - timedelta(hours=n)) for n, blik in enumerate(vaak)]
    [een] = vind(*doordeweeks)
    assert (een.soort, een.aantal) == (Uitschietersoort.VAAK, 4)
    verspreid = [replace(blik, wanneer=DINSDAG - timedelta(days=7 * n)) for n, blik in enumerate(vaak)]
    assert soorten(*verspreid) == set()


def test_searching_and_choosing_nobody() -> None:
    assert soorten(BLIK, zoekslagen={CONTACT: 3}) == {Uitschietersoort.ZOEKEN}
    assert soorten(BLIK, zoekslagen={CONTACT: 3}, gekozen=(CONTACT,)) == set()
    assert soorten(BLIK, zoekslagen={CONTACT: 2}) == set()


@pytest.mark.django_db
def test_joris_sees_who_stood_out(joris: Toezichthouder, uwv: Toezichthouder, balie: MaakBalie) -> None:
    assert "Er valt niets op" in joris.ga("uitschieters/").tekst
    fatima = balie()
    contact = fatima.open()
    for mens in MENSEN[:12]:
        fatima.kijk(mens, contact=contact.pk)
    for _ in range(3):
        Zoekslag.objects.create(
            contact_id=contact.pk,
            organisatie=str(fatima.wie.organisatie.oin),
            medewerker=fatima.wie.kenmerk,
            soort="bsn",
        )
    raise_alarm(soort="familie", medewerker=fatima.wie, over=f"Contact {contact.pk}.")
    raise_alarm(soort="grens", medewerker=fatima.wie, over="Meer dan 60 personen.")
    tekst = joris.ga("uitschieters/").tekst
    assert "Zocht naar eigen familie" in tekst
    assert "Tegengehouden bij de grens" not in tekst
    assert "Fatima Aydin Veel personen op een dag 12 personen; collega's zien er op een dag 0." in tekst
    assert "Zoeken zonder te kiezen 3 keer gezocht" in tekst
    assert "Er valt niets op" in uwv.ga("uitschieters/").tekst
