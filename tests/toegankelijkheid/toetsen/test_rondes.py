"""Asking for a round, doing it in portions, and which pages it takes."""

from datetime import date, timedelta
from unittest.mock import MagicMock

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import Page

from tests.factories.toetsen import ToetsrondeFactory
from toegankelijkheid.toetsen import adressen, services, tasks
from toegankelijkheid.toetsen.adressen import VreemdAdres, list_paginas, list_sitemap
from toegankelijkheid.toetsen.models import Rondesoort, Toetsronde
from toegankelijkheid.toetsen.services import Bezet, begin_ronde
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, paginas
from toegankelijkheid.toetsen.uitvoering import BrowserOntbreekt
from toegankelijkheid.toetsen.waarneming import Uitslag, Waarneming

pytestmark = pytest.mark.django_db


@pytest.fixture
def wachtrij(monkeypatch: pytest.MonkeyPatch) -> MagicMock:
    rij = MagicMock()
    monkeypatch.setattr(services.current_app, "send_task", rij)
    return rij


@pytest.fixture
def gezien(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A run that sees every page and finds nothing; gives which pages were asked."""
    gevraagd: list[str] = []

    def run(*, paginas: list[Toetspagina], **_opties: object) -> Uitslag:
        gevraagd.extend(pagina.adres for pagina in paginas)
        kijken = [Waarneming(pagina.adres, pagina.route, "", "", "1280", (), {"axe": 0.1}) for pagina in paginas]
        return Uitslag(kijken, [], {"axe": "4.14.1"})

    monkeypatch.setattr(services, "run", run)
    return gevraagd


def test_a_round_waits_until_what_asked_for_it_is_kept(
    wachtrij: MagicMock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ronde = begin_ronde(soort=Rondesoort.LOS, adressen=["/zoeken/"], omvang="/zoeken/")
        wachtrij.assert_not_called()
    wachtrij.assert_called_once()
    assert wachtrij.call_args.kwargs["kwargs"] == {"pk": ronde.pk, "adressen": ["/zoeken/"]}
    assert (ronde.begonnen_op, ronde.klaar_op, ronde.adressen) == (None, None, 1)


def test_only_one_round_over_everything_at_a_time(wachtrij: MagicMock) -> None:
    begin_ronde(soort=Rondesoort.NACHTELIJK)
    with pytest.raises(Bezet):
        begin_ronde(soort=Rondesoort.LOS)
    begin_ronde(soort=Rondesoort.LOS, adressen=["/"])
    Toetsronde.objects.update(gevraagd_op=timezone.now() - timedelta(hours=7))
    begin_ronde(soort=Rondesoort.LOS)


def test_a_round_is_done_in_portions_and_tells_how_far_it_is(
    gezien: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paden = [f"/pagina-{nummer}/" for nummer in range(30)]
    ronde = ToetsrondeFactory(klaar_op=None, begonnen_op=None, omvang="dertig")
    monkeypatch.setattr(services, "SECONDEN", 0)
    monkeypatch.setattr(services, "monotonic", iter([0, -1, 1, *range(0, -99, -1)]).__next__)
    assert services.run_ronde(ronde=ronde, adressen=paden) == services.PORTIE
    ronde.refresh_from_db()
    assert (ronde.gedaan, ronde.adressen, ronde.klaar_op) == (services.PORTIE, 30, None)
    assert services.run_ronde(ronde=ronde, adressen=paden, vanaf=services.PORTIE) is None
    ronde.refresh_from_db()
    assert ronde.klaar_op is not None
    assert (ronde.gedaan, ronde.bezoeken, ronde.motoren) == (30, 30, {"axe": "4.14.1"})
    assert gezien == paden


def test_without_a_browser_the_round_ends_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "run", MagicMock(side_effect=BrowserOntbreekt("Chromium ontbreekt")))
    ronde = ToetsrondeFactory(klaar_op=None)
    tasks.run_ronde(pk=ronde.pk, adressen=["/"])
    ronde.refresh_from_db()
    assert ronde.klaar_op is not None
    assert ronde.mislukt == [{"adres": "", "reden": "Chromium ontbreekt"}]


def test_the_night_asks_for_everything_and_leaves_a_round_that_runs(wachtrij: MagicMock) -> None:
    tasks.begin_nacht()
    tasks.begin_nacht()
    (ronde,) = Toetsronde.objects.all()
    assert (ronde.soort, ronde.omvang) == (Rondesoort.NACHTELIJK, "alle")


def test_a_page_is_checked_after_an_editor_published_it_once(
    wachtrij: MagicMock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    anna = get_user_model().objects.create_superuser("anna")
    pagina = Page.objects.get(depth=2).specific
    with django_capture_on_commit_callbacks(execute=True):
        for door in (anna, anna, None):
            pagina.save_revision(user=door).publish(user=door)
    (ronde,) = Toetsronde.objects.filter(soort=Rondesoort.PUBLICATIE)
    assert (ronde.omvang, ronde.gevraagd_door) == ("/", anna)
    wachtrij.assert_called_once()


def test_nobodys_pages_are_opened_outside_the_demo(settings: Settings) -> None:
    settings.TOETSEN_ALS_PERSONA = False
    assert {pagina.wie for pagina in list_paginas()} == {""}
    settings.TOETSEN_ALS_PERSONA = True
    assert len({pagina.wie for pagina in list_paginas()}) > 3


def test_each_night_takes_another_handful_of_pages_that_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    alles = [Toetspagina(route="producten:product", adres=f"/producten/{nummer}/") for nummer in range(70)]
    monkeypatch.setattr(adressen, "list_sitemap", lambda: alles)
    nachten = [
        [
            pagina.adres
            for pagina in list_paginas(op=date(2026, 12, dag))
            if "/producten/" in pagina.adres and pagina in alles
        ]
        for dag in (1, 2, 3)
    ]
    assert all(len(nacht) <= adressen.PER_SOORT for nacht in nachten)
    assert sorted(adres for nacht in nachten for adres in nacht) == sorted(pagina.adres for pagina in alles)


def test_the_site_map_gives_paths_of_pages() -> None:
    assert all(pagina.adres.startswith("/") for pagina in list_sitemap())


def test_an_address_is_what_is_declared_there_or_the_path_itself() -> None:
    declared = next(pagina for pagina in paginas() if pagina.adres and not pagina.wie)
    assert declared in list_paginas(adressen=[declared.adres])
    (vrij,) = list_paginas(adressen=["/zoeken/?q=paspoort"])[:1]
    assert vrij.adres.startswith("/zoeken/")
    for vreemd in ("https://elders.example/", "//elders.example/", "mailto:a@b"):
        with pytest.raises(VreemdAdres):
            list_paginas(adressen=[vreemd])


def test_the_command_asks_what_to_check_and_knows_its_engines_and_views() -> None:
    with pytest.raises(CommandError, match="--alle"):
        call_command("toets")
    with pytest.raises(CommandError, match="wave"):
        call_command("toets", "/", motoren="axe,wave")
    with pytest.raises(CommandError, match="mobiel"):
        call_command("toets", "/", weergaven="mobiel")
