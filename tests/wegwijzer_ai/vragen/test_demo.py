"""The demo shows what editors would see, with questions that nobody asked."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from cms.producten.models import ProductPagina
from wegwijzer_ai.models import Dagtelling, GesteldeVraag, Oordeelreden
from wegwijzer_ai.vragen import demo
from wegwijzer_ai.vragen.demo import Demovraag, read_demovragen
from wegwijzer_ai.vragen.selectors import list_groepen, list_meegestuurd
from wegwijzer_ai.vragen.services import BEWAARTERMIJN_TEKST

pytestmark = pytest.mark.django_db

VRAGEN = (
    Demovraag("mijn huur is te hoog", dagen=1, oordeel="nee", reden="onvolledig"),
    Demovraag("krijg ik geld terug voor de huur", dagen=3, oordeel="nee", reden="onvolledig"),
    Demovraag("huurtoeslag", dagen=5, oordeel="nee", toelichting="Bel mij op 06 12345678.", meesturen=True),
    Demovraag("mijn paspoort is verlopen", dagen=2, oordeel="ja"),
)


@pytest.fixture
def vragen(portaal: dict[str, ProductPagina], settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO = True
    monkeypatch.setattr(demo, "read_demovragen", lambda: iter(VRAGEN))
    call_command("demo_vragen")


@pytest.mark.usefixtures("vragen")
def test_questions_stand_in_groups_on_the_days_that_they_were_asked() -> None:
    assert list_groepen().get().aantal == 3
    dagen = set(GesteldeVraag.objects.values_list("dag", flat=True))
    assert dagen == {timezone.localdate() - timedelta(days=dagen) for dagen in (1, 3, 5)}
    assert sum(Dagtelling.objects.values_list("aantal", flat=True)) == 4
    assert sum(Dagtelling.objects.values_list("ja", flat=True)) == 1


@pytest.mark.usefixtures("vragen")
def test_they_are_masked_like_any_other() -> None:
    assert list_meegestuurd().get().toelichting == "Bel mij op [...]."


@pytest.mark.usefixtures("vragen")
def test_asking_again_adds_nothing() -> None:
    call_command("demo_vragen")

    assert GesteldeVraag.objects.count() == 3


def test_outside_the_demo_nothing_is_asked(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="alleen in de demo"):
        call_command("demo_vragen")
    assert not GesteldeVraag.objects.exists()


def test_all_of_them_are_well_formed_and_still_kept() -> None:
    vragen = list(read_demovragen())

    assert len(vragen) > 30
    for vraag in vragen:
        assert 0 < vraag.dagen < BEWAARTERMIJN_TEKST.days
        assert vraag.oordeel in {"", "ja", "nee"}
        assert vraag.reden in {"", *Oordeelreden.values}
        assert vraag.oordeel == "nee" or not (vraag.reden or vraag.toelichting)
    assert len({vraag.vraag for vraag in vragen}) == len(vragen)
