"""A link is called broken after more than one bad day, and never because a site refuses us."""

from datetime import date, timedelta

import pytest

from cms.redactie.links.oordeel import Soort, Stand, Uitkomst, judge
from cms.redactie.models import Linkstatus

NACHT = date(2026, 11, 22)


def after(*soorten: Soort, per_nacht: int = 1) -> Stand:
    stand = Stand()
    for nummer, soort in enumerate(soorten):
        stand = judge(stand, Uitkomst(soort, "x"), op=NACHT + timedelta(days=nummer // per_nacht))
    return stand


@pytest.mark.parametrize(
    ("soorten", "status"),
    [
        ([Soort.GOED], Linkstatus.GOED),
        ([Soort.WEG], Linkstatus.ONZEKER),
        ([Soort.WEG] * 2, Linkstatus.KAPOT),
        ([Soort.STORING] * 2, Linkstatus.ONZEKER),
        ([Soort.STORING] * 3, Linkstatus.KAPOT),
        ([Soort.GEWEIGERD] * 2, Linkstatus.ONZEKER),
        ([Soort.GEWEIGERD] * 9, Linkstatus.GEWEIGERD),
        ([Soort.STORING, Soort.STORING, Soort.GOED], Linkstatus.GOED),
        ([Soort.STORING, Soort.GOED, Soort.STORING, Soort.GOED, Soort.STORING], Linkstatus.ONZEKER),
        ([Soort.STORING, Soort.WEG], Linkstatus.KAPOT),
        ([Soort.ROBOTS], Linkstatus.OVERGESLAGEN),
    ],
)
def test_the_state_after_some_nights(soorten: list[Soort], status: Linkstatus) -> None:
    assert after(*soorten).status == status


def test_many_visits_in_one_night_count_once() -> None:
    stand = after(*[Soort.WEG] * 5, per_nacht=5)

    assert (stand.status, stand.mislukte_dagen) == (Linkstatus.ONZEKER, 1)


def test_it_remembers_since_when_and_forgets_when_all_is_well() -> None:
    assert after(Soort.STORING, Soort.STORING).mislukt_sinds == NACHT
    assert after(Soort.STORING, Soort.GOED) == Stand(Linkstatus.GOED)
