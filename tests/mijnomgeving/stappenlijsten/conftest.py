"""The event 'Verhuizen' with products that organisations know, and Noor, whose gemeente has put her address in."""

from collections.abc import Callable

import pytest

from cms.producten.inlezen.paginas import make_stream
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from tests.factories.producten import OWMS, ProductPaginaFactory, UniformeProductFactory
from tests.levensgebeurtenissen.reizen.conftest import _stap, maak_pagina
from tests.mijnomgeving.meldingen.conftest import bron
from tests.mijnomgeving.paginas.conftest import inloggen, noor

__all__ = ["bron", "inloggen", "maak_pagina", "noor"]

ADRES, TOESLAG, AUTO, HUUR = "Geef uw adres door", "Vraag huurtoeslag aan", "Controleer uw auto", "Zeg uw huur op"


@pytest.fixture
def pagina(db: None, maak_pagina: Callable[..., LevensgebeurtenisPagina]) -> LevensgebeurtenisPagina:
    """Four steps: two about products of a zaak, one for who rents, one for who has a car."""

    def product(titel: str, upn: str, **velden: object) -> object:
        naam = UniformeProductFactory(naam=upn, uri=f"{OWMS}/{upn}")
        return ProductPaginaFactory(title=titel, upn=naam, **velden)

    verhuizing = product("Verhuizing doorgeven", "verhuismelding")
    toeslag = product("Huurtoeslag aanvragen", "huurtoeslag", vast=True)
    stappen = [
        _stap(HUUR, -60, -30),
        _stap(ADRES, -28, 5, producten=[verhuizing, toeslag]),
        _stap(TOESLAG, 0, 28, ("huurt is ja",), producten=[toeslag]),
        _stap(AUTO, None, None, ("auto is ja",)),
    ]
    return maak_pagina(stappen=make_stream("stappen", "stap", stappen))
