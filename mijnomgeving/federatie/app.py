"""The whole federatie as one aiohttp application: every service registers itself here."""

import time
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from mijnomgeving.federatie import regie
from mijnomgeving.federatie.brp import routes as brp
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.digid import routes as digid
from mijnomgeving.federatie.fbs import routes as fbs
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from mijnomgeving.federatie.problemen import BASE_URL
from mijnomgeving.federatie.storingen import INSTELLINGEN, STORINGEN, Storingen, storingen_middleware
from mijnomgeving.federatie.zgw import routes as zgw

STATISCH = Path(__file__).parent / "statisch"


def create_app(instellingen: Instellingen, *, clock: Callable[[], float] = time.monotonic) -> web.Application:
    """The application; `clock` decides when codes expire.

    Raises:
        OnjuisteGegevens: a file of an organisation or a persona is wrong.
    """
    organisaties = load_organisaties()
    personas = load_personas(organisaties)
    app = web.Application(middlewares=[storingen_middleware])
    app[BASE_URL] = instellingen.base_url
    app[INSTELLINGEN] = instellingen
    diensten = {"digid": "DigiD", "brp": "Basisregistratie Personen"}
    digid.register(app, personas, instellingen, clock=clock)
    brp_dienst = brp.register(app, personas, instellingen)
    herstel = [brp_dienst.reset]
    for sleutel, organisatie in organisaties.items():
        zgw.register(app, organisatie, personas, instellingen)
        diensten[f"zgw/{sleutel}"] = f"Zaken van {organisatie.naam}"
        if organisatie.magazijn:
            herstel.append(fbs.register(app, organisatie, personas, instellingen).reset)
            diensten[f"fbs/{sleutel}"] = f"Berichten van {organisatie.naam}"
    app[STORINGEN] = Storingen(diensten.items())
    regie.register(app, protocollering=brp_dienst.protocollering, herstel=herstel)
    app.router.add_static("/statisch/", STATISCH)
    return app
