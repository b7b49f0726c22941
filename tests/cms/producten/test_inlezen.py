"""Loading content files: twice changes nothing, and an error says where it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from wagtail.models import ReferenceIndex

from cms.producten.inlezen.bestanden import Inhoudsfout
from cms.producten.inlezen.organisaties import load_organisaties
from cms.producten.inlezen.producten import load_producten, load_themas, load_upl
from cms.producten.models import ProductPagina
from portal.outbox.models import OutboxBericht
from tests.factories.producten import OrganisatieFactory, ThemaFactory, UniformeProductFactory

pytestmark = pytest.mark.django_db

PASPOORT: dict[str, Any] = {
    "slug": "paspoort",
    "titel": "Paspoort aanvragen",
    "titel_en": "Apply for a passport",
    "upl": "paspoort",
    "upn_uri": "http://standaarden.overheid.nl/owms/terms/paspoort",
    "doelgroepen": ["particulier"],
    "themas": ["reizen"],
    "organisatie": {"soort": "gemeente"},
    "samenvatting": "U vraagt een paspoort aan bij uw gemeente.",
    "samenvatting_en": "You apply for a passport with your municipality.",
    "kort_antwoord": "Maak een afspraak.",
    "wat": ["Met een paspoort reist u."],
    "stappen": [{"titel": "Maak een afspraak", "tekst": "Dat kan online."}],
    "kosten": [{"omschrijving": "Volwassene", "bedrag": 88.2, "vanaf": date(2026, 1, 1), "toelichting": "Maximum."}],
    "kanalen": [{"soort": "balie", "tekst": "Op afspraak"}],
    "trefwoorden": ["reisdocument"],
    "mensentaal": ["ik ga op vakantie", "mijn pas is kwijt, wat nu"],
    "gecontroleerd": date(2026, 11, 20),
}

Schrijf = Callable[..., Path]


@pytest.fixture
def schrijf(tmp_path: Path) -> Schrijf:
    """Writes product files in a folder and gives the folder."""
    ThemaFactory(slug="reizen", titel="Reizen")

    def schrijf_(*producten: dict[str, Any]) -> Path:
        for product in producten:
            (tmp_path / f"{product['slug']}.yaml").write_text(yaml.safe_dump(product, allow_unicode=True))
        return tmp_path

    return schrijf_


def test_file_becomes_a_published_page(schrijf: Schrijf) -> None:
    telling = load_producten(map_=schrijf(PASPOORT))

    pagina = ProductPagina.objects.get(slug="paspoort")
    assert telling.nieuw == ["paspoort"]
    assert pagina.live
    assert pagina.get_latest_revision_as_object().title == "Paspoort aanvragen"
    assert pagina.kosten[0].value["bedrag"] == Decimal("88.2")
    assert pagina.kosten[0].value["vanaf"] == date(2026, 1, 1)
    assert pagina.mensentaal_regels == ("ik ga op vakantie", "mijn pas is kwijt, wat nu")
    assert [thema.slug for thema in pagina.themas.all()] == ["reizen"]
    assert pagina.upn.naam == "paspoort"


def test_new_page_has_one_version_with_all_it_refers_to(schrijf: Schrijf) -> None:
    load_producten(map_=schrijf(PASPOORT, PASPOORT | {"slug": "id-kaart", "gerelateerd": ["paspoort"]}))

    kaart = ProductPagina.objects.get(slug="id-kaart")
    (versie,) = kaart.revisions.all()
    assert (kaart.live_revision, kaart.latest_revision, kaart.has_unpublished_changes) == (versie, versie, False)
    assert [ander.slug for ander in versie.as_object().gerelateerd.all()] == ["paspoort"]
    assert [thema.slug for thema in versie.as_object().themas.all()] == ["reizen"]
    gebruik = ReferenceIndex.get_grouped_references_to(kaart.upn)
    assert sorted(bron.slug for bron, _ in gebruik) == ["id-kaart", "paspoort"], "editors see where a name is used"
    assert list(ProductPagina.objects.search("paspoort aanvragen")), "editors find it"
    assert OutboxBericht.objects.filter(topic="zoeken.bijwerken").exists(), "and so do readers"


def test_loading_twice_changes_nothing(schrijf: Schrijf) -> None:
    map_ = schrijf(PASPOORT)
    load_producten(map_=map_)
    eerste = ProductPagina.objects.get()
    revisies, berichten = eerste.revisions.count(), OutboxBericht.objects.count()

    telling = load_producten(map_=map_)

    assert telling.ongewijzigd == ["paspoort"]
    assert (telling.nieuw, telling.gewijzigd) == ([], [])
    assert eerste.revisions.count() == revisies
    assert OutboxBericht.objects.count() == berichten


def test_only_what_changed_is_updated(schrijf: Schrijf) -> None:
    ander = PASPOORT | {"slug": "id-kaart", "titel": "Identiteitskaart", "gerelateerd": ["paspoort"]}
    load_producten(map_=schrijf(PASPOORT, ander))

    telling = load_producten(map_=schrijf(PASPOORT | {"kort_antwoord": "Bel uw gemeente."}))

    assert telling.gewijzigd == ["paspoort"]
    assert telling.ongewijzigd == ["id-kaart"]
    assert ProductPagina.objects.get(slug="paspoort").kort_antwoord == "Bel uw gemeente."


def test_change_by_an_editor_stays_until_the_file_changes(schrijf: Schrijf) -> None:
    map_ = schrijf(PASPOORT)
    load_producten(map_=map_)
    pagina = ProductPagina.objects.get()
    pagina.kort_antwoord = "Beter gezegd."
    pagina.save_revision().publish()

    load_producten(map_=map_)

    assert ProductPagina.objects.get().kort_antwoord == "Beter gezegd."


def test_products_may_refer_to_each_other_in_any_order(schrijf: Schrijf) -> None:
    zoon = PASPOORT | {"slug": "aa", "gerelateerd": ["zz"]}
    load_producten(map_=schrijf(zoon, PASPOORT | {"slug": "zz", "gerelateerd": ["aa"]}))

    assert ProductPagina.objects.get(slug="aa").gerelateerd.get().slug == "zz"


@pytest.mark.parametrize(
    ("wijziging", "waar", "wat"),
    [
        ({"samenvatting": "x" * 221}, "samenvatting", "220"),
        ({"samenvating": "typefout"}, "samenvating", "not permitted"),
        ({"kort_antwoord": ""}, "kort_antwoord", "at least 1"),
        ({"kosten": [{"omschrijving": "a", "bedrag": -1}]}, "kosten.0.bedrag", "greater than or equal"),
        ({"kosten": [{"omschrijving": "a", "bedrag": None}]}, "kosten.0", "toelichting"),
        ({"kanalen": [{"soort": "online", "tekst": "a"}]}, "kanalen", "not be online"),
        ({"kanalen": [{"soort": "duif", "tekst": "a"}]}, "kanalen.0.soort", "telefoon"),
        ({"wetten": [{"naam": "Wet", "url": "javascript:alert(1)"}]}, "wetten.0.url", "URL"),
        ({"themas": ["bestaat-niet"]}, "themas", "does not exist"),
        ({"gerelateerd": ["bestaat-niet"]}, "gerelateerd", "does not exist"),
        ({"organisatie": {"tooi": "https://identifier.overheid.nl/x"}}, "organisatie.tooi", "does not exist"),
        ({"organisatie": {"soort": "gemeente", "tooi": "x"}}, "organisatie", "either"),
        ({"upl": None}, "upl", "both"),
    ],
)
def test_error_names_file_and_field(schrijf: Schrijf, wijziging: dict[str, Any], waar: str, wat: str) -> None:
    map_ = schrijf(PASPOORT | wijziging)

    with pytest.raises(Inhoudsfout) as fout:
        load_producten(map_=map_)

    assert "paspoort.yaml" in str(fout.value)
    assert waar in str(fout.value)
    assert wat in str(fout.value)
    assert not ProductPagina.objects.exists(), "one wrong file, and nothing is loaded"


ENGELS: dict[str, Any] = {
    "kort_antwoord": "Make an appointment.",
    "wat": ["You travel with a passport."],
    "kosten": [{"omschrijving": "Adult", "toelichting": "At most."}],
    "kanalen": ["By appointment"],
}


def test_whole_text_in_another_language_comes_with_the_page(schrijf: Schrijf) -> None:
    load_producten(map_=schrijf(PASPOORT | {"engels": ENGELS}))

    (vertaling,) = ProductPagina.objects.get().vertalingen.all()
    assert (vertaling.taal, vertaling.kort_antwoord) == ("en", "Make an appointment.")
    assert [blok.value["omschrijving"] for blok in vertaling.kosten] == ["Adult"]

    telling = load_producten(map_=schrijf(PASPOORT | {"engels": ENGELS}))
    assert telling.ongewijzigd == ["paspoort"]


def test_translation_that_is_taken_out_of_the_file_leaves_the_page(schrijf: Schrijf) -> None:
    load_producten(map_=schrijf(PASPOORT | {"engels": ENGELS}))
    load_producten(map_=schrijf(PASPOORT))

    assert not ProductPagina.objects.get().vertalingen.exists()


@pytest.mark.parametrize("veld", ["kosten", "kanalen"])
def test_translation_has_as_many_amounts_and_ways_as_the_dutch_text(schrijf: Schrijf, veld: str) -> None:
    with pytest.raises(Inhoudsfout, match=f"engels.{veld}: has 0, but {veld} has 1"):
        load_producten(map_=schrijf(PASPOORT | {"engels": ENGELS | {veld: []}}))


def test_page_can_describe_more_than_one_uniform_name(schrijf: Schrijf) -> None:
    ander = UniformeProductFactory(naam="paspoort tweede")

    load_producten(map_=schrijf(PASPOORT | {"upl_ook": ["paspoort tweede"]}))
    assert list(ProductPagina.objects.get().upn_ook.all()) == [ander]

    with pytest.raises(Inhoudsfout, match="upl_ook: 'zeepaard' does not exist"):
        load_producten(map_=schrijf(PASPOORT | {"upl_ook": ["zeepaard"]}))


def test_file_is_named_after_its_slug(schrijf: Schrijf) -> None:
    map_ = schrijf(PASPOORT)
    (map_ / "paspoort.yaml").rename(map_ / "reispas.yaml")

    with pytest.raises(Inhoudsfout, match=r"reispas\.yaml: slug"):
        load_producten(map_=map_)


def test_broken_yaml_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("a: [1")

    with pytest.raises(Inhoudsfout, match="no valid YAML"):
        load_producten(map_=tmp_path)


def test_uniform_name_must_fit_its_address(schrijf: Schrijf) -> None:
    UniformeProductFactory(uri=PASPOORT["upn_uri"], naam="nederlandse identiteitskaart")

    with pytest.raises(Inhoudsfout, match="is called 'nederlandse identiteitskaart'"):
        load_producten(map_=schrijf(PASPOORT))


def test_file_may_use_the_name_from_before_the_list_renamed_it(schrijf: Schrijf) -> None:
    reispas = UniformeProductFactory(uri=PASPOORT["upn_uri"], naam="reispas", eerdere_namen=["paspoort"])

    load_producten(map_=schrijf(PASPOORT | {"upl_ook": ["paspoort"]}))

    pagina = ProductPagina.objects.get()
    assert (pagina.upn, list(pagina.upn_ook.all())) == (reispas, [reispas])


def test_fixed_organisation_is_found_by_its_tooi_address(schrijf: Schrijf) -> None:
    rdw = OrganisatieFactory(naam="RDW")

    load_producten(map_=schrijf(PASPOORT | {"organisatie": {"tooi": rdw.tooi_uri}}))

    assert ProductPagina.objects.get().organisatie == rdw


def test_all_own_content_loads_and_only_once() -> None:
    load_organisaties()
    load_upl()
    load_themas()

    eerste = load_producten()

    assert len(eerste.nieuw) >= 40
    for load in (load_producten, load_themas, load_upl):
        telling = load()
        assert (telling.nieuw, telling.gewijzigd) == ([], [])
    for pagina in ProductPagina.objects.with_relations():
        assert len(pagina.mensentaal_regels) >= 8, pagina.slug
        assert pagina.vragen, pagina.slug
        assert pagina.titel_en, pagina.slug
        assert pagina.themas.all(), pagina.slug


def test_command_says_what_is_wrong_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise Inhoudsfout("cms/inhoud/themas.yaml: 0.slug: Field required")

    monkeypatch.setattr("cms.producten.management.commands.laad_inhoud.load_themas", fail)

    with pytest.raises(CommandError, match="Field required"):
        call_command("laad_inhoud")
