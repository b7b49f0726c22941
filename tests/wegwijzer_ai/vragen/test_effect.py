"""An editor sees what words would change before anybody publishes them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from cms.producten.models import ProductenIndexPagina, ProductPagina
from cms.redactie.models import Rol
from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import zoekmachine
from tests.factories.redactie import GebruikerFactory, make_lid
from wegwijzer_ai.antwoord.model import Vraag
from wegwijzer_ai.antwoord.stappen import understand
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.vragen import effect, proef
from wegwijzer_ai.vragen.effect import Effect, Meting, Voorstel, measure_effect
from wegwijzer_ai.vragen.woorden import add_words, start_product

pytestmark = pytest.mark.django_db


# A word that nobody knows, so that only what editors add decides which product comes first.
ONBEKEND = "flurbo wimpelgoud zwiepkast"


@pytest.fixture
def ontwikkelset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the development questions: each with the key of its product."""
    path = tmp_path / "set.jsonl"
    overig = {"taal": "nl", "doelgroep": None, "organisatiesoort": "gemeente", "register": "gewoon"}

    def write(**vragen: str) -> None:
        regels = [
            overig | {"vraag": vraag, "producten": [sleutel.partition(":")[2]], "gedrag": "antwoord"}
            for vraag, sleutel in vragen.items()
        ]
        path.write_text("\n".join(json.dumps(regel) for regel in regels))

    write(**{"mijn huur is te hoog": "product:huurtoeslag", "paspoort verlopen": "product:paspoort-aanvragen"})
    monkeypatch.setattr(effect, "EIGEN_ONTWIKKELSET", path)
    monkeypatch.setattr(effect, "ONTWIKKELSET", tmp_path / "is-er-niet.jsonl")
    return write


def measure(voorstel: Voorstel, *teksten: str) -> Effect:
    gemeten = measure_effect(voorstel, Meting(), teksten=teksten)
    assert gemeten is not None
    return gemeten


def order_of(tekst: str) -> list[str]:
    """The products that are found for a text now, best first."""
    return [kandidaat.document.sleutel for kandidaat in understand(Vraag(tekst)).producten]


@pytest.mark.usefixtures("ontwikkelset")
def test_words_for_a_product_bring_it_in_front_for_who_says_so(portaal: dict[str, ProductPagina]) -> None:
    laatste = order_of(ONBEKEND)[-1]
    gemeten = measure(Voorstel(woorden=(ONBEKEND,), sleutel=laatste), ONBEKEND)
    assert gemeten.aantal == 2
    assert (gemeten.eigen[0].voor or 9) > 1
    assert gemeten.eigen[0].na == 1
    assert gemeten.slechter == 0


def test_words_that_belong_elsewhere_show_as_damage(
    portaal: dict[str, ProductPagina], ontwikkelset: Callable[..., None]
) -> None:
    eerste, *_, laatste = order_of(ONBEKEND)
    ontwikkelset(**{ONBEKEND: eerste})
    gemeten = measure(Voorstel(woorden=(ONBEKEND,), sleutel=laatste))
    assert (gemeten.slechter, gemeten.eerste) == (1, (1.0, 0.0))
    assert gemeten.veranderd[0].vraag == ONBEKEND
    assert gemeten.veranderd[0].eerste_voor != gemeten.veranderd[0].eerste_na


@pytest.mark.usefixtures("ontwikkelset")
def test_a_new_product_is_tried_out_by_its_title_and_words(portaal: dict[str, ProductPagina]) -> None:
    gemeten = measure(Voorstel(woorden=("hengelen in de sloot",), titel="Visvergunning"), "mag ik hengelen in de sloot")
    assert (gemeten.eigen[0].voor, gemeten.eigen[0].na) == (None, 1)
    assert gemeten.eigen[0].eerste_na == "Visvergunning"


@pytest.mark.usefixtures("ontwikkelset")
def test_trying_out_leaves_the_site_as_it_is(portaal: dict[str, ProductPagina]) -> None:
    def found() -> list[str]:
        return [treffer.document.sleutel for treffer in zoekmachine().zoek(Zoekvraag("hengelen in de sloot")).treffers]

    voor, versie = found(), momentopname().versie
    measure(Voorstel(woorden=("hengelen in de sloot",), sleutel="product:huurtoeslag"))
    assert (found(), momentopname().versie) == (voor, versie)


@pytest.mark.usefixtures("ontwikkelset")
def test_nobody_sees_the_trial_of_another(portaal: dict[str, ProductPagina]) -> None:
    begonnen = proef.start(
        voorstel=Voorstel(woorden=("reisboekje",), sleutel="product:paspoort-aanvragen"),
        user=1,
        groep=None,
        teksten=("mijn reisboekje",),
    )
    proef.work_on(begonnen.kenmerk)
    klaar = proef.find(begonnen.kenmerk, user=1)
    assert klaar is not None
    assert klaar.effect is not None
    assert klaar.effect.eigen[0].vraag == "mijn reisboekje"
    assert proef.find(begonnen.kenmerk, user=2) is None


@pytest.mark.usefixtures("ontwikkelset")
def test_a_trial_in_parts_gives_what_it_gives_at_once(portaal: dict[str, ProductPagina]) -> None:
    voorstel = Voorstel(woorden=("wij schenken wijn op het buurtfeest",), sleutel="product:paspoort-aanvragen")
    begonnen = proef.start(voorstel=voorstel, user=1, groep=None, teksten=("nieuw paspoort",))
    turns = iter([False, True] * 5)
    delen = 1
    while proef.work_on(begonnen.kenmerk, stop=lambda: next(turns)):
        delen += 1
        halfway = proef.find(begonnen.kenmerk, user=1)
        assert halfway is not None
        assert 0 < halfway.percentage <= 100
    klaar = proef.find(begonnen.kenmerk, user=1)
    assert klaar is not None
    assert klaar.effect == measure(voorstel, "nieuw paspoort")
    assert delen == 3


def test_a_product_that_left_the_index_ends_the_trial(portaal: dict[str, ProductPagina]) -> None:
    begonnen = proef.start(voorstel=Voorstel(woorden=("x",), sleutel="product:weg"), user=1, groep=None, teksten=())
    proef.work_on(begonnen.kenmerk)
    klaar = proef.find(begonnen.kenmerk, user=1)
    assert klaar is not None
    assert klaar.mislukt


def test_words_go_to_the_draft_and_not_to_the_site(catalogus: dict[str, ProductPagina]) -> None:
    product, redacteur = catalogus["paspoort"], make_lid("r", Rol.REDACTEUR)
    on_site = product.mensentaal
    assert add_words(product=product, woorden=("reisboekje", "Mijn paspoort is verlopen"), user=redacteur) == 1
    product.refresh_from_db()
    assert product.mensentaal == on_site
    concept = product.get_latest_revision_as_object()
    assert concept.mensentaal_regels[-1] == "reisboekje"
    assert product.has_unpublished_changes


def test_who_may_not_edit_the_product_adds_no_words(catalogus: dict[str, ProductPagina]) -> None:
    with pytest.raises(PermissionDenied):
        add_words(product=catalogus["paspoort"], woorden=("x",), user=GebruikerFactory())
    with pytest.raises(PermissionDenied):
        start_product(titel="Visvergunning", woorden=("x",), user=GebruikerFactory())
    assert not catalogus["paspoort"].revisions.exists()


def test_a_new_product_starts_as_a_draft(catalogus: dict[str, ProductPagina]) -> None:
    redacteur = make_lid("r", Rol.REDACTEUR)
    product = start_product(titel="Visvergunning", woorden=("hengelen", "vispas"), user=redacteur)
    assert (product.live, product.slug, product.mensentaal_regels) == (False, "visvergunning", ("hengelen", "vispas"))
    assert product.get_parent().specific == ProductenIndexPagina.objects.get()
