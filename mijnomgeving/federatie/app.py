"""The whole federatie as one aiohttp application: every service registers itself here."""

import time
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from mijnomgeving.federatie import meldingen, overzicht
from mijnomgeving.federatie.afspraken import routes as afspraken
from mijnomgeving.federatie.bag import routes as bag
from mijnomgeving.federatie.belastingdienst import routes as belastingdienst
from mijnomgeving.federatie.betalen import routes as betalen
from mijnomgeving.federatie.bewijzen import routes as bewijzen
from mijnomgeving.federatie.bewoning import routes as bewoning
from mijnomgeving.federatie.brk import routes as brk
from mijnomgeving.federatie.brp import routes as brp
from mijnomgeving.federatie.cbs import routes as cbs
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.duo import routes as duo
from mijnomgeving.federatie.energie import routes as energie
from mijnomgeving.federatie.fbs import routes as fbs
from mijnomgeving.federatie.heffingen import routes as heffingen
from mijnomgeving.federatie.historie import routes as historie
from mijnomgeving.federatie.inkomen import routes as inkomen
from mijnomgeving.federatie.inloggen import routes as inloggen
from mijnomgeving.federatie.klantinteracties import routes as klantinteracties
from mijnomgeving.federatie.koop import routes as koop
from mijnomgeving.federatie.kvk import routes as kvk
from mijnomgeving.federatie.ldv import routes as ldv
from mijnomgeving.federatie.loket import routes as loket
from mijnomgeving.federatie.machtigen import routes as machtigen
from mijnomgeving.federatie.openproduct import routes as openproduct
from mijnomgeving.federatie.postvak import routes as postvak
from mijnomgeving.federatie.problemen import BASE_URL
from mijnomgeving.federatie.profiel import routes as profiel
from mijnomgeving.federatie.rdw import routes as rdw
from mijnomgeving.federatie.regie import routes as regie
from mijnomgeving.federatie.registerstanden import routes as registerstanden
from mijnomgeving.federatie.reisdocumenten import routes as reisdocumenten
from mijnomgeving.federatie.storingen import INSTELLINGEN, STORINGEN, Storingen, storingen_middleware
from mijnomgeving.federatie.taken import routes as taken
from mijnomgeving.federatie.terugmelding import routes as terugmelding
from mijnomgeving.federatie.uitkeringen import routes as uitkeringen
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.woz import routes as woz
from mijnomgeving.federatie.zgw import routes as zgw

# A document of 10 MB comes as base64 in JSON.
GROOTSTE_BODY = 32 * 1024 * 1024
STATISCH = Path(__file__).parent / "statisch"
# Each module has register(app, wereld, instellingen) -> Dienst; inloggen asks the register of machtigen, and profiel
# leaves its codes in the postvak.
DIENSTEN = (
    machtigen,
    inloggen,
    betalen,
    brp,
    historie,
    bewoning,
    reisdocumenten,
    terugmelding,
    zgw,
    fbs,
    taken,
    klantinteracties,
    afspraken,
    openproduct,
    postvak,
    profiel,
    loket,
    ldv,
    meldingen,
)
REGISTERS = (
    *(kvk, registerstanden, rdw, woz, brk, bag, inkomen, duo, uitkeringen, bewijzen, koop),
    *(belastingdienst, cbs, energie, heffingen),
)


def create_app(instellingen: Instellingen, *, clock: Callable[[], float] = time.monotonic) -> web.Application:
    """The application; `clock` decides when codes expire.

    Raises:
        OnjuisteGegevens: a file of an organisation or a persona is wrong.
    """
    wereld = Wereld.load(begin=instellingen.nu, klok=clock)
    app = web.Application(middlewares=[storingen_middleware], client_max_size=GROOTSTE_BODY)
    app[BASE_URL] = instellingen.base_url
    app[INSTELLINGEN] = instellingen
    diensten = [module.register(app, wereld, instellingen) for module in (*DIENSTEN, *REGISTERS)]
    app[STORINGEN] = Storingen((sleutel, naam) for dienst in diensten for sleutel, naam in dienst.namen.items())
    regie.register(app, wereld, diensten)
    overzicht.register(app, wereld, instellingen)
    app.router.add_static("/statisch/", STATISCH)
    return app
