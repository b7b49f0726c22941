"""What happens to a problem over the rounds: it opens, stays, closes, comes back, and keeps since when it was there."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from pytest_django import Settings

from tests.factories.toetsen import GevondenFactory, ToetsrondeFactory
from toegankelijkheid.toetsen import herkomst, selectors, services
from toegankelijkheid.toetsen.bevinding import Bevinding
from toegankelijkheid.toetsen.herkomst import Herkomst, register_herkomst
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde
from toegankelijkheid.toetsen.services import close_ronde, find_beeld, record
from toegankelijkheid.toetsen.waarneming import Mislukt, Uitslag, Waarneming

pytestmark = pytest.mark.django_db
MOTOREN = {"axe": "4.14.1", "ibm": "4.0.34"}
CONTRAST = Bevinding("axe", "color-contrast", "main > p", "te licht", ("1.4.3",))


@pytest.fixture(autouse=True)
def beelden(tmp_path: Path, settings: Settings) -> Path:
    settings.TOETSBEELDEN_DIR = tmp_path / "toetsbeelden"
    return tmp_path / "toetsbeelden"


def uitslag(*bevindingen: Bevinding, adres: str = "/a/", mislukt: tuple[str, ...] = (), beeld: bytes = b"") -> Uitslag:
    beelden = {bevinding.plek: beeld for bevinding in bevindingen} if beeld else {}
    kijk = Waarneming(adres, "web:a", "", "", "1280", bevindingen, {"axe": 0.3}, beelden)
    return Uitslag([kijk], [Mislukt(pad, "te traag") for pad in mislukt], dict(MOTOREN))


def ronde(*uitslagen: Uitslag) -> Toetsronde:
    nieuw = ToetsrondeFactory(klaar_op=None, begonnen_op=timezone.now())
    for een in uitslagen:
        record(ronde=nieuw, uitslag=een)
    close_ronde(ronde=nieuw)
    return nieuw


def test_a_problem_opens_stays_and_closes_when_it_is_gone() -> None:
    ronde(uitslag(CONTRAST))
    gevonden = Gevonden.objects.get()
    assert (gevonden.eis, gevonden.regel, gevonden.adres, gevonden.paginasoort) == (
        "1.4.3",
        "axe:color-contrast",
        "/a/",
        "web:a",
    )
    sinds = gevonden.sinds

    ronde(uitslag(CONTRAST))
    gevonden.refresh_from_db()
    assert gevonden.sinds == sinds < gevonden.laatst_gezien
    assert gevonden.hersteld_op is None

    ronde(uitslag())
    gevonden.refresh_from_db()
    assert gevonden.hersteld_op is not None
    assert list(selectors.open_bevindingen()) == []


def test_what_comes_back_opens_again_and_keeps_its_first_day_and_judgement() -> None:
    ronde(uitslag(CONTRAST))
    Gevonden.objects.update(sinds=timezone.now() - timedelta(days=40), oordeel="probleem", toelichting="Echt zo.")
    ronde(uitslag())
    ronde(uitslag(CONTRAST))
    gevonden = Gevonden.objects.get()
    assert gevonden.hersteld_op is None
    assert (timezone.now() - gevonden.sinds).days == 40
    assert (gevonden.oordeel, gevonden.toelichting) == ("probleem", "Echt zo.")


def test_a_page_that_failed_or_was_not_visited_closes_nothing() -> None:
    ronde(uitslag(CONTRAST))
    ronde(uitslag(adres="/b/"))
    ronde(uitslag(mislukt=("/a/",)))
    assert selectors.open_bevindingen().count() == 1


def test_a_round_without_the_engine_that_found_it_closes_nothing() -> None:
    alleen_alfa = Bevinding("alfa", "sia-r69", "main > p", "contrast", ("1.4.3",))
    eerste = uitslag(alleen_alfa)
    eerste.motoren["alfa"] = "0.112.0"
    ronde(eerste)
    ronde(uitslag())
    assert selectors.open_bevindingen().count() == 1


def test_what_stands_on_many_pages_is_kept_once_also_when_one_page_is_checked() -> None:
    voet = Bevinding("axe", "link-name", "html > body > footer > a", "geen naam", ("2.4.4",))
    alle = Uitslag([uitslag(voet, adres=f"/{letter}/").waarnemingen[0] for letter in "abcde"], [], dict(MOTOREN))
    ronde(alle)
    ronde(uitslag(voet, adres="/c/"))
    gevonden = Gevonden.objects.get()
    assert (gevonden.paginasoort, gevonden.adres, gevonden.aantal) == ("schil", "/a/", 5)
    ronde(uitslag(adres="/c/"))
    assert Gevonden.objects.get().hersteld_op is None
    ronde(uitslag(adres="/a/"))
    assert Gevonden.objects.get().hersteld_op is not None


def test_what_was_not_seen_for_a_month_stood_on_a_page_that_is_gone() -> None:
    weg = GevondenFactory(laatst_gezien=timezone.now() - timedelta(days=31))
    ronde()
    weg.refresh_from_db()
    assert weg.hersteld_op is not None


def test_the_end_of_a_round_counts_what_is_open() -> None:
    lege_knop = Bevinding("axe", "button-name", "main > button", "geen naam", ("4.1.2",))
    geteld = ronde(uitslag(CONTRAST, lege_knop, Bevinding("axe", "color-contrast", "main > a", "licht", ("1.4.3",))))
    assert {(telling.eis, telling.aantal) for telling in geteld.tellingen.all()} == {("1.4.3", 2), ("4.1.2", 1)}
    (dag,) = selectors.trend()
    assert (dag.zeker, dag.te_beoordelen) == (3, 0)
    assert geteld.motoren == MOTOREN
    assert (geteld.bezoeken, geteld.seconden) == (1, {"axe": 0.3})


def test_the_picture_is_kept_outside_what_the_web_server_gives_and_goes_with_its_problem(beelden: Path) -> None:
    ronde(uitslag(CONTRAST, beeld=b"png"))
    gevonden = Gevonden.objects.get()
    bestand = find_beeld(gevonden)
    assert bestand is not None
    assert bestand.parent == beelden
    assert bestand.read_bytes() == b"png"
    Gevonden.objects.update(hersteld_op=timezone.now() - timedelta(days=401))
    services.wipe_old()
    assert find_beeld(gevonden) is None
    assert not Gevonden.objects.exists()


def test_an_app_above_says_whose_page_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    anna = get_user_model().objects.create_user("anna")
    monkeypatch.setattr(herkomst, "_VINDERS", [])
    register_herkomst(lambda adres: Herkomst("Product", "Gemeente Utrecht", anna.pk) if adres == "/a/" else None)
    ronde(uitslag(CONTRAST), uitslag(CONTRAST, adres="/b/"))
    assert set(Gevonden.objects.values_list("paginasoort", "organisatie", "redacteur__username")) == {
        ("Product", "Gemeente Utrecht", "anna"),
        ("web:a", "", None),
    }
