"""People of the editors' side, and a portal on which the engines found something."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cms.redactie.models import Rol
from tests.factories.producten import OrganisatieFactory
from tests.factories.redactie import make_lid
from tests.factories.toetsen import GevondenFactory, TellingFactory, ToetsrondeFactory
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde

Mensen = Mapping[str, User]


@pytest.fixture
def mensen(db: None) -> Mensen:
    """Those who write and those who decide, of an organisation and of the whole portal."""
    utrecht = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    return {
        "redacteur": make_lid("rosa", Rol.REDACTEUR, utrecht),
        "eindredacteur": make_lid("emma", Rol.EINDREDACTEUR, utrecht),
        "landelijk eindredacteur": make_lid("lars", Rol.EINDREDACTEUR),
        "beheerder": make_lid("bea", Rol.BEHEERDER),
    }


@pytest.fixture
def als(mensen: Mensen) -> Mapping[str, Client]:
    """A browser for each of them."""
    browsers = {rol: Client() for rol in mensen}
    for rol, browser in browsers.items():
        browser.force_login(mensen[rol])
    return browsers


@pytest.fixture
def ronde(db: None) -> Toetsronde:
    """Last night's round."""
    return ToetsrondeFactory(
        adressen=212,
        bezoeken=1480,
        motoren={"axe": "4.14.1", "nu": "26.9.27"},
        seconden={"axe": 61.5},
        mislukt=[{"adres": "/kapot/", "reden": "geen antwoord binnen 60 seconden"}],
    )


@pytest.fixture
def contrast(mensen: Mensen, ronde: Toetsronde) -> Gevonden:
    """Grey on grey at a page that Rosa published, seen by two programs, ten days ago for the first time."""
    TellingFactory(ronde=ronde, eis="1.4.3", aantal=1)
    return GevondenFactory(
        adres="/producten/paspoort/",
        paginasoort="producten.ProductPagina",
        organisatie="Gemeente Utrecht",
        redacteur=mensen["redacteur"],
        motoren=["axe", "ibm"],
        weergaven=["1280", "donker"],
        plek="main > p.grijs",
        fragment='<p class="grijs">Tekst</p>',
        sinds=timezone.now() - timedelta(days=10),
    )


@pytest.fixture
def twijfel(ronde: Toetsronde) -> Gevonden:
    """A picture behind a text on the home page, of which no program knows whether the text can be read."""
    TellingFactory(ronde=ronde, eis="1.4.3", zekerheid="te-beoordelen", aantal=1)
    return GevondenFactory(zekerheid="te-beoordelen", plek="main > h1", uitleg="Background image")
