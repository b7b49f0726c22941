"""How we stand, in the figures that the overview shows."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from tests.factories.toetsen import GevondenFactory, TellingFactory, ToetsrondeFactory
from toegankelijkheid.toetsen import selectors

pytestmark = pytest.mark.django_db


def geleden(dagen: int) -> object:
    return timezone.now() - timedelta(days=dagen)


def test_what_was_mended_or_judged_harmless_is_not_open() -> None:
    open_ = GevondenFactory(adres="/open/")
    GevondenFactory(hersteld_op=timezone.now())
    GevondenFactory(zekerheid="te-beoordelen", oordeel="geen-probleem")
    assert list(selectors.open_bevindingen()) == [open_]


def test_a_doubt_that_a_person_calls_a_problem_counts_as_certain() -> None:
    twijfel = GevondenFactory(zekerheid="te-beoordelen", oordeel="probleem")
    GevondenFactory(zekerheid="te-beoordelen")
    assert list(selectors.open_bevindingen(zekerheid="zeker")) == [twijfel]
    (stand,) = selectors.per_eis()
    assert (stand.zeker, stand.te_beoordelen) == (1, 1)


def test_the_list_can_be_narrowed_by_everything_it_is_counted_by() -> None:
    redacteur = get_user_model().objects.create_user("anna")
    van_anna = GevondenFactory(eis="2.4.4", paginasoort="product", organisatie="Gemeente Utrecht", redacteur=redacteur)
    GevondenFactory()
    for keuze in (
        {"eis": "2.4.4"},
        {"paginasoort": "product"},
        {"organisatie": "Gemeente Utrecht"},
        {"redacteur": redacteur},
    ):
        assert list(selectors.open_bevindingen(**keuze)) == [van_anna], keuze
    assert [(stand.naam, stand.zeker) for stand in selectors.per_redacteur()] == [("anna", 1)]
    assert {stand.sleutel for stand in selectors.per_organisatie()} == {"", "Gemeente Utrecht"}
    assert {stand.sleutel for stand in selectors.per_paginasoort()} == {"product", "web/home.html"}


def test_the_trend_takes_the_last_round_of_a_day_and_knows_a_clean_day() -> None:
    gisteren = geleden(1)
    TellingFactory(ronde=ToetsrondeFactory(klaar_op=geleden(2)), aantal=9)
    TellingFactory(ronde=ToetsrondeFactory(klaar_op=geleden(2)), aantal=4)
    laatste = ToetsrondeFactory(klaar_op=gisteren)
    TellingFactory(ronde=laatste, aantal=3)
    TellingFactory(ronde=laatste, eis="1.1.1", aantal=2, zekerheid="te-beoordelen")
    ToetsrondeFactory()
    TellingFactory(ronde=ToetsrondeFactory(klaar_op=geleden(100)), aantal=50)
    assert [(stand.zeker, stand.te_beoordelen) for stand in selectors.trend(dagen=90)] == [(4, 0), (3, 2), (0, 0)]


def test_time_to_mend_is_the_median_and_names_the_oldest_that_waits() -> None:
    for dagen in (1, 2, 9):
        GevondenFactory(sinds=geleden(dagen), hersteld_op=timezone.now())
    GevondenFactory(sinds=geleden(30))
    hersteltijd = selectors.hersteltijd()
    assert hersteltijd.mediaan_dagen == pytest.approx(2, abs=0.1)
    assert (hersteltijd.aantal, hersteltijd.oudste_open_dagen) == (3, 30)


def test_before_the_first_round_there_is_nothing_to_say() -> None:
    assert selectors.hersteltijd() == selectors.Hersteltijd(None, 0, None)
    assert selectors.trend() == []
