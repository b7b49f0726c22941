"""A small catalogue with a real language model over it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Organisatie, ProductPagina
from cms.zoeken.service import zoekmachine
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, UniformeProductFactory
from wegwijzer_ai.index import machine
from wegwijzer_ai.index.embedder import TextEmbedder, text_embedder
from wegwijzer_ai.index.taalmodel import find_source, is_up_to_date, make_taalmodel


@pytest.fixture(scope="session")
def taalmodel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model folder, made as `make run` makes it."""
    folder = tmp_path_factory.mktemp("model") / "taalmodel"
    make_taalmodel(source=find_source(), folder=folder)
    assert is_up_to_date(folder)
    return folder


@pytest.fixture(scope="session")
def writer(taalmodel: Path) -> TextEmbedder:
    """The worker's engine, loaded once for all tests."""
    engine = text_embedder(taalmodel)
    assert engine is not None
    return engine


def _product(slug: str, upn: str, **velden: Any) -> ProductPagina:
    return ProductPaginaFactory(
        slug=slug,
        upn=UniformeProductFactory(naam=upn, uri=f"http://standaarden.overheid.nl/owms/terms/{slug}"),
        **velden,
    )


@pytest.fixture
def utrecht(db: None) -> Organisatie:
    """The gemeente of the walk."""
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def catalogus(db: None, utrecht: Organisatie) -> dict[str, ProductPagina]:
    """Four products and a life event, in the words of the catalogue."""
    OrganisatieFactory(gemeente=True, plaats="Best", code="gm0753")
    toeslagen = OrganisatieFactory(naam="Dienst Toeslagen", telefoon="0800 0543")
    verhuizing = _product(
        "verhuizing-doorgeven",
        "verhuismelding",
        title="Verhuizing doorgeven",
        titel_en="Report your move",
        samenvatting="Verhuist u? Geef uw nieuwe adres door aan de gemeente waar u gaat wonen.",
        samenvatting_en="Are you moving? Tell the municipality you are moving to.",
        kort_antwoord="Geef uw nieuwe adres door aan uw nieuwe gemeente. Dat kan online met DigiD.",
        stappen=make_stream(
            "stappen",
            "stap",
            [
                {"titel": "Kies de datum", "tekst": "Neem de dag waarop u er echt gaat wonen."},
                {"titel": "Geef uw adres door", "tekst": "Dat kan online of aan de balie."},
            ],
        ),
        mensentaal="ik ga verhuizen\nadres wijzigen\nI am moving house, who do I tell",
        vragen=make_stream(
            "vragen",
            "vraag",
            [{"vraag": "Moet ik mijn verhuizing ook aan de RDW doorgeven?", "antwoord": "Nee. Dat gaat vanzelf."}],
        ),
    )
    return {
        "verhuizing": verhuizing,
        "huurtoeslag": _product(
            "huurtoeslag",
            "huurtoeslag",
            title="Huurtoeslag",
            titel_en="Housing benefit",
            samenvatting="Een bijdrage van de overheid in uw huur.",
            kort_antwoord="Vraag huurtoeslag aan bij Dienst Toeslagen.",
            mensentaal="mijn huur is te hoog\nkrijg ik geld terug voor de huur",
            uitvoerder="vast",
            organisatie=toeslagen,
        ),
        "paspoort": _product(
            "paspoort-aanvragen",
            "paspoort",
            title="Paspoort aanvragen",
            titel_en="Apply for a passport",
            samenvatting="Met een paspoort kunt u de hele wereld over.",
            kort_antwoord="Maak een afspraak bij uw gemeente.",
            mensentaal="mijn paspoort is verlopen\nik ga op vakantie en heb een nieuw paspoort nodig",
        ),
        "alcohol": _product(
            "alcoholvergunning",
            "alcoholvergunning",
            title="Alcoholvergunning aanvragen",
            titel_en="Apply for a licence to serve alcohol",
            samenvatting="Schenkt u alcohol in uw café of kantine? Dan hebt u een vergunning nodig.",
            kort_antwoord="Vraag de vergunning aan bij uw gemeente.",
            mensentaal="wij willen bier tappen in de kantine",
            doelgroepen=["ondernemer"],
        ),
        "gebeurtenis": LevensgebeurtenisPaginaFactory(
            title="Verhuizen",
            slug="verhuizen",
            samenvatting="Eén melding bij uw gemeente bereikt bijna de hele overheid.",
            mensentaal="we hebben een huis gekocht wat nu\nik ga verhuizen",
            producten=[verhuizing],
        ),
    }


@pytest.fixture
def portaal(
    catalogus: dict[str, ProductPagina],
    taalmodel: Path,
    writer: TextEmbedder,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[dict[str, ProductPagina]]:
    """The catalogue, searchable by words and meaning."""
    settings.TAALMODEL_DIR = taalmodel
    monkeypatch.setattr(machine, "text_embedder", lambda _folder: writer)
    zoekmachine.cache_clear()
    zoekmachine().herbouw()
    yield catalogus
    zoekmachine.cache_clear()
