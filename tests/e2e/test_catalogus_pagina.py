"""What every page of the catalogue keeps to: three engines find nothing, nothing leaks, and it weighs little."""

from collections.abc import Callable
from itertools import pairwise

import brotli
import pytest
from playwright.sync_api import Page

from tests.e2e.huis import Adressen
from tests.e2e.wandeling import overloop
from toegankelijkheid.toetsen.motoren import axe, ibm, nu

pytestmark = pytest.mark.e2e

PAGINAS = {
    "zoeken": "/zoeken/?q=parkeren",
    "zoeken-met-filter": "/zoeken/?q=parkeren&doelgroep=ondernemer",
    "niets-gevonden": "/zoeken/?q=paspoort&thema=horeca-en-voedsel",
    "product": "/producten/paspoort-aanvragen/?gemeente=gm0344",
    "product-keuze": "/producten/paspoort-aanvragen/?gemeente=Bergen",
    "product-onbekend": "/producten/paspoort-aanvragen/?gemeente=xqzxqz",
    "product-waterschap": "/producten/waterschapsbelasting/",
    "product-en": "/en/producten/briefadres/?gemeente=gm0344",
    "product-en-deels": "/en/producten/aanvullende-beurs/",
    "product-pap": "/pap/producten/sedula-identiteitskaart-cn/?openbaar-lichaam=openbaar-lichaam-bonaire",
    "thema": "/themas/verkeer-en-vervoer/",
    "themas": "/themas/",
    "organisatie": "/organisaties/gemeente-utrecht/",
    "svb-en": "/en/organisaties/svb/",
    "organisaties": "/organisaties/?q=bonaire",
    "a-z": "/producten/",
    "thema-pap": "/pap/themas/caribisch-nederland/",
}
# KWALITEIT P17: a product page with its style, letters, icons and script, as a server with brotli sends them.
MAX_PAGINA, MAX_SCRIPT = 90_000, 15_000
GEWICHT = """() => Object.fromEntries(
    performance.getEntriesByType('resource').map(r => [r.name, r.encodedBodySize]))"""
# The browser says that a policy was broken in a message without an address, so the page itself listens too.
LUISTER = """window.overtredingen = [];
    document.addEventListener('securitypolicyviolation',
        e => window.overtredingen.push(`${e.effectiveDirective} ${e.blockedURI}`));"""


@pytest.mark.parametrize("breedte", [1280, 390])
def test_no_engine_finds_anything_and_nothing_leaks(nieuwe_pagina: Callable[..., Page], breedte: int) -> None:
    pagina = nieuwe_pagina(breedte=breedte)
    pagina.add_init_script(LUISTER)
    bevindingen: list[str] = []
    bronnen: dict[str, str] = {}
    for naam, pad in PAGINAS.items():
        antwoord = pagina.goto(pad)
        assert antwoord is not None
        assert antwoord.status == 200, f"{naam}: {antwoord.status}"
        pagina.wait_for_load_state("networkidle")
        bronnen[naam] = antwoord.text()
        bevindingen += [f"{naam}: {fout}" for fout in pagina.evaluate("window.overtredingen")]
        if overloop(pagina) > 0:
            bevindingen.append(f"{naam}: schuift opzij")
        # The engines come last: they look at the page with means that its policy does not allow.
        bevindingen += [f"{naam}: {fout}" for fout in (*axe(pagina), *ibm(pagina))]
    bevindingen += [str(fout) for fout in nu(bronnen)]
    assert pagina.context.cookies() == []
    assert not bevindingen, "\n".join(bevindingen)


@pytest.mark.parametrize("breedte", [320])
def test_every_kind_of_page_fits_the_smallest_screen(nieuwe_pagina: Callable[..., Page], breedte: int) -> None:
    pagina = nieuwe_pagina(breedte=breedte)
    te_breed = []
    for naam, pad in PAGINAS.items():
        pagina.goto(pad)
        if (over := overloop(pagina)) > 0:
            te_breed.append(f"{naam}: {over} px")
    assert not te_breed, "\n".join(te_breed)


@pytest.mark.parametrize("kleur", ["dark", "light"])
def test_colours_of_the_catalogue_hold_in_dark_and_with_forced_colours(
    nieuwe_pagina: Callable[..., Page], kleur: str
) -> None:
    pagina = nieuwe_pagina(color_scheme=kleur, forced_colors="active" if kleur == "light" else "none")
    bevindingen = []
    for naam in (
        "zoeken-met-filter",
        "niets-gevonden",
        "product",
        "product-waterschap",
        "organisatie",
        "a-z",
        "themas",
    ):
        pagina.goto(PAGINAS[naam])
        bevindingen += [f"{naam}: {fout}" for fout in axe(pagina)]
    assert not bevindingen, "\n".join(bevindingen)


def test_headings_go_down_one_step_at_a_time(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina()
    sprongen = []
    for naam, pad in PAGINAS.items():
        pagina.goto(pad)
        niveaus = pagina.eval_on_selector_all("main :is(h1,h2,h3,h4,h5)", "koppen => koppen.map(k => +k.tagName[1])")
        assert niveaus.count(1) == 1, f"{naam}: {niveaus.count(1)} keer een eerste kop"
        sprongen += [f"{naam}: {a} naar {b}" for a, b in pairwise(niveaus) if b > a + 1]
    assert not sprongen, "\n".join(sprongen)


@pytest.mark.parametrize("naam", ["product", "product-pap", "organisatie", "zoeken"])
def test_a_page_weighs_little(nieuwe_pagina: Callable[..., Page], huis: Adressen, naam: str) -> None:
    pagina = nieuwe_pagina(breedte=390)
    antwoord = pagina.goto(PAGINAS[naam])
    assert antwoord is not None
    pagina.wait_for_load_state("networkidle")
    delen: dict[str, int] = pagina.evaluate(GEWICHT)
    assert all(adres.startswith(huis.portaal) for adres in delen)
    delen["html"] = len(brotli.compress(antwoord.body()))
    assert sum(delen.values()) <= MAX_PAGINA, delen
    assert sum(bytes_ for adres, bytes_ in delen.items() if adres.endswith(".js")) <= MAX_SCRIPT, delen
