"""What every page of the catalogue keeps to: nothing leaks, and no policy of the site is broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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
# The browser says that a policy was broken in a message without an address, so the page itself listens too.
LUISTER = """window.overtredingen = [];
    document.addEventListener('securitypolicyviolation',
        e => window.overtredingen.push(`${e.effectiveDirective} ${e.blockedURI}`));"""


def test_nothing_leaks_and_no_policy_is_broken(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina()
    pagina.add_init_script(LUISTER)
    bevindingen: list[str] = []
    for naam, pad in PAGINAS.items():
        antwoord = pagina.goto(pad)
        assert antwoord is not None
        assert antwoord.status == 200, f"{naam}: {antwoord.status}"
        pagina.wait_for_load_state("networkidle")
        bevindingen += [f"{naam}: {fout}" for fout in pagina.evaluate("window.overtredingen")]
    assert pagina.context.cookies() == []
    assert not bevindingen, "\n".join(bevindingen)
