"""Ties the clock to the delivery: what happens is sent, and Regie shows how far that is."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.meldingen.bezorger import Bezorger
from mijnomgeving.federatie.meldingen.gebeurtenisbericht import make_bericht
from mijnomgeving.federatie.voorvallen import Voorval
from mijnomgeving.federatie.wereld import Wereld


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Send what happens to the portal, when the settings name its address; it is no service that can be broken."""
    bezorger = Bezorger(instellingen.meldingen_url, instellingen.meldingen_sleutel, pauze=instellingen.meldingen_pauze)
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))

    def tell(voorvallen: tuple[Voorval, ...]) -> None:
        made = [
            make_bericht(
                voorval,
                wereld.organisaties,
                nu=wereld.nu(),
                next_number=lambda bron: next(numbers[bron]),
                base_url=instellingen.base_url,
            )
            for voorval in voorvallen
        ]
        bezorger.send(bericht for bericht in made if bericht)

    async def show(_request: web.Request) -> web.Response:
        return web.json_response(bezorger.stand())

    async def stop(_app: web.Application) -> None:
        bezorger.reset()

    if instellingen.meldingen_url:
        wereld.bij_voorvallen(tell)
    app.router.add_get("/regie/meldingen", show)
    app.on_cleanup.append(stop)
    return Dienst(namen={}, reset=bezorger.reset)
