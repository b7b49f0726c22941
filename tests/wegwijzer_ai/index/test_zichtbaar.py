"""How soon a change is found, by the clock and along the whole way: editor or feed, outbox, worker, other process."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.core.management import call_command

from cms.producten.models import ProductPagina
from cms.samenwerkende_catalogi.services import import_feed
from cms.zoeken.port import Zoekvraag
from portal.outbox.tasks import relay_rustig
from tests.cms.samenwerkende_catalogi.feeds import make_feed, make_record
from tests.factories.producten import OrganisatieFactory
from wegwijzer_ai.index import machine
from wegwijzer_ai.index.machine import WegwijzerZoekmachine

# Of the issue; the outbox is looked at on commit, and every process looks at the version each second.
WITHIN = 5.0

Verandering = Callable[[dict[str, ProductPagina], Path], None]


def _publish(portaal: dict[str, ProductPagina], _folder: Path) -> None:
    page = portaal["alcohol"]
    page.title = "Hondenstrand aanwijzen"
    page.save_revision().publish()


def _import(portaal: dict[str, ProductPagina], folder: Path) -> None:
    OrganisatieFactory(gemeente=True, plaats="Buren", code="gm0214")
    feed = folder / "feed.xml"
    feed.write_text(make_feed(make_record(titel="Hondenstrand aanwijzen", samenvatting="Een strand voor honden.")))
    _, uitkomst = import_feed(pad=feed)
    assert uitkomst.nieuw == 1


def _unpublish(portaal: dict[str, ProductPagina], _folder: Path) -> None:
    portaal["huurtoeslag"].unpublish()


@pytest.mark.parametrize(
    ("change", "vraag", "titel", "shows"),
    [
        (_publish, "hondenstrand", "Hondenstrand aanwijzen", True),
        (_import, "hondenstrand", "Hondenstrand aanwijzen", True),
        (_unpublish, "huurtoeslag", "Huurtoeslag", False),
    ],
)
def test_change_is_seen_by_another_process_within_five_seconds(
    portaal: dict[str, ProductPagina], tmp_path: Path, change: Verandering, vraag: str, titel: str, *, shows: bool
) -> None:
    other = WegwijzerZoekmachine()

    def seen() -> bool:
        return titel in {treffer.document.titel for treffer in other.zoek(Zoekvraag(vraag, soort="product")).treffers}

    assert seen() is not shows
    started = monotonic()

    change(portaal, tmp_path)
    # What the worker runs; the broker tells it to when the change commits.
    relay_rustig()

    while seen() is not shows and monotonic() - started < WITHIN:
        sleep(0.1)
    assert seen() is shows
    assert monotonic() - started < WITHIN


def test_rebuild_shows_how_far_it_is_to_somebody_who_watches(portaal: object) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    screen, log = Terminal(), StringIO()

    call_command("herbouw_index", stdout=screen)
    call_command("herbouw_index", stdout=log)

    assert re.search(r"\r\[#{30}\] 8/8", screen.getvalue())
    assert re.search(r"\rIndex klaar: 8 documenten in \d+\.\d s", screen.getvalue())
    assert log.getvalue().count("\r") == 2, "a log gets no line for each portion"


def test_rebuild_counts_up_to_the_end(portaal: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "PORTION", 3)
    steps: list[tuple[int, int]] = []

    WegwijzerZoekmachine().herbouw(lambda klaar, totaal: steps.append((klaar, totaal)))

    assert steps == [(3, 8), (6, 8), (8, 8)]
