"""A company hears of a new scheme that may fit, once, and stops it with one click."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from cms.producten.models import Doelgroep
from mijnomgeving.notificaties.models import Notificatie, Soort
from mijnomgeving.regelingen.models import Regelingvolger
from mijnomgeving.regelingen.services import BEWAARTERMIJN, tell_new, wipe_old
from mijnomgeving.toestemmingen.models import Toestemming
from portal.outbox.relay import deliver_due
from tests.factories.producten import ProductPaginaFactory
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.regelingen.test_regelingen import PAD, give_consent, ondernemer

__all__ = ["ondernemer"]
pytestmark = pytest.mark.django_db

VANDAAG = date(2026, 11, 23)
AAN, UIT = (f"/mijn/toestemmingen/nieuwe-regelingen/{wat}/" for wat in ("geven", "intrekken"))


def open_scheme(slug: str, **regeling: Any) -> None:
    """A scheme that editors publish, open all year."""
    waarde = {
        "soort": "subsidie", "doelen": ["personeel"], "voor_wie": "Bedrijven", "openstelling": "doorlopend",
        "budget": "beschikbaar", **regeling,
    }  # fmt: skip
    ProductPaginaFactory(slug=slug, doelgroepen=[Doelgroep.ONDERNEMER], regeling=[("regeling", waarde)])


@pytest.fixture
def volger(ondernemer: Bezoeker) -> Bezoeker:
    """A bakery with staff that wants to hear of new schemes, and saw what is open now."""
    open_scheme("wbso-subsidie")
    give_consent(ondernemer)
    ondernemer.client.post(AAN, {"terug": PAD})
    ondernemer.ga(PAD)
    return ondernemer


def test_who_did_not_ask_is_not_kept(ondernemer: Bezoeker) -> None:
    give_consent(ondernemer)
    assert "Bericht krijgen van een nieuwe regeling" in ondernemer.ga(PAD).tekst
    assert not Regelingvolger.objects.exists()


def test_a_new_scheme_that_may_fit_is_told_once_and_without_content(volger: Bezoeker) -> None:
    assert tell_new(vandaag=VANDAAG) == 0
    open_scheme("loonkostenvoordeel")
    assert tell_new(vandaag=VANDAAG) >= 1
    assert tell_new(vandaag=VANDAAG + timedelta(days=1)) == 0
    deliver_due(at_most=10)
    (bericht,) = mail.outbox
    assert bericht.subject == "Er is een nieuwe regeling voor ondernemers"
    assert "oonkosten" not in str(bericht.body)
    assert "/mijn/regelingen/" in str(bericht.body)


def test_what_a_rule_excludes_or_is_not_open_is_not_told(volger: Bezoeker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mijnomgeving.regelingen.services.may_fit", lambda *_args, **_kw: False)
    open_scheme("loonkostenvoordeel")
    open_scheme("straks", open_van=VANDAAG + timedelta(days=30), openstelling="ronde", open_tot=date(2027, 3, 1))
    assert tell_new(vandaag=VANDAAG) == 0
    assert not Notificatie.objects.filter(soort=Soort.REGELING).exists()


def test_one_click_ends_it_and_throws_away_what_was_kept(volger: Bezoeker) -> None:
    assert "Zet dit uit" in volger.ga(PAD).tekst
    volger.client.post(UIT)
    assert not Regelingvolger.objects.exists()
    open_scheme("loonkostenvoordeel")
    assert tell_new(vandaag=VANDAAG) == 0


def test_consent_that_ran_out_and_who_stays_away_end_it_too(volger: Bezoeker) -> None:
    Toestemming.objects.update(gegeven_op="2025-01-01T00:00:00Z", tot="2026-01-01T00:00:00Z")
    assert tell_new(vandaag=VANDAAG) == 0
    assert not Regelingvolger.objects.exists()
    Regelingvolger.objects.create(betrokkene="x", houder=b"", inhoud=b"", gekeken_op="2020-01-01T00:00:00Z")
    assert wipe_old() == 1
    assert timedelta(days=365) == BEWAARTERMIJN


def test_the_page_says_until_when_and_what_is_left(volger: Bezoeker) -> None:
    open_scheme("isde-zakelijk", openstelling="ronde", open_van=date(2026, 1, 1), open_tot=date(2026, 12, 31))
    tekst = volger.ga(PAD).tekst
    assert "Aanvragen tot en met 31 december 2026" in tekst
    assert "Er is nog budget" in tekst
