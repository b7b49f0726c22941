"""The director's page: see and set what is broken, read the protocollering, start again."""

from collections.abc import Iterable

from aiohttp import web

from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opmaak import Html, el, html_response, join, page
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.storingen import STORINGEN, OnbekendeDienst, Stand, Storingen
from mijnomgeving.federatie.wereld import Wereld

PAD = "/regie/"
UITLEG = {
    Stand.NORMAAL: "Werkt gewoon",
    Stand.TRAAG: "Traag: antwoordt na anderhalve seconde",
    Stand.HANGT: "Hangt: antwoordt niet",
    Stand.FOUT_500: "Storing (fout 500)",
    Stand.FOUT_429: "Te druk (fout 429)",
    Stand.KAPOTTE_JSON: "Stuurt een half antwoord",
    Stand.UIT: "Staat uit",
}


class Regie:
    """Sets faults on the running services."""

    def __init__(self, wereld: Wereld, diensten: Iterable[Dienst]) -> None:
        self._wereld, self._diensten = wereld, tuple(diensten)

    async def show(self, request: web.Request) -> web.Response:
        """GET the page."""
        return html_response(_page(request.app[STORINGEN], saved="opgeslagen" in request.query))

    async def submit(self, request: web.Request) -> web.Response:
        """POST the page's form: all services at once, or everything back to the beginning."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        if form.pop("herstel", ""):
            self._reset(request)
        else:
            for sleutel, stand in form.items():
                _set(request, sleutel, stand)
        raise web.HTTPSeeOther(f"{PAD}?opgeslagen")

    async def list_storingen(self, request: web.Request) -> web.Response:
        """GET the state of every service as JSON."""
        storingen = request.app[STORINGEN]
        return web.json_response({sleutel: storingen[sleutel] for sleutel in storingen.namen})

    async def set_storing(self, request: web.Request) -> web.Response:
        """PUT {"stand": "uit"} on one service.

        Raises:
            Probleem: 400 for an unknown state, 404 for an unknown service.
        """
        stand = (await read_json_object(request)).get("stand")
        _set(request, request.match_info["sleutel"], str(stand))
        return await self.list_storingen(request)

    async def reset(self, request: web.Request) -> web.Response:
        """POST: services normal, messages as they began, protocollering empty."""
        self._reset(request)
        return await self.list_storingen(request)

    def _reset(self, request: web.Request) -> None:
        request.app[STORINGEN].reset()
        self._wereld.reset()
        for dienst in self._diensten:
            dienst.reset()


def _set(request: web.Request, sleutel: str, stand: str) -> None:
    try:
        request.app[STORINGEN].set(sleutel, Stand(stand))
    except OnbekendeDienst:
        raise Probleem(status=404, title="Onbekende dienst.", code="notFound", detail="Zie GET storingen.") from None
    except ValueError:
        raise Probleem(
            status=400, title="Onbekende stand.", code="invalid", detail=f"Kies uit: {', '.join(Stand)}."
        ) from None


def _page(storingen: Storingen, *, saved: bool) -> Html:
    rows = [_row(sleutel, naam, storingen[sleutel]) for sleutel, naam in storingen.namen.items()]
    return page(
        title="Regie - gesimuleerde overheid",
        merk="Regie",
        body=join(
            el("h1", "Regie"),
            el("p", "Opgeslagen.", role="status", class_="gelukt") if saved else "",
            el(
                "p",
                "Hier zet u diensten van de gesimuleerde overheid aan en uit. "
                "Kijk daarna in het portaal wat er gebeurt.",
                class_="inleiding",
            ),
            el(
                "form",
                el("ul", *rows, class_="diensten"),
                el(
                    "p",
                    el("button", "Opslaan", type="submit", class_="knop"),
                    el(
                        "button",
                        "Alles herstellen",
                        type="submit",
                        name="herstel",
                        value="ja",
                        class_="knop knop--licht",
                    ),
                    class_="knoppen",
                ),
                method="post",
                action=PAD,
            ),
        ),
    )


def _row(sleutel: str, naam: str, stand: Stand) -> Html:
    field = "dienst-" + sleutel.replace("/", "-")
    options = [el("option", UITLEG[keuze], value=keuze, selected=keuze is stand) for keuze in Stand]
    return el(
        "li",
        el("label", naam, for_=field),
        el("select", *options, id=field, name=sleutel),
        class_="dienst" if stand is Stand.NORMAAL else "dienst dienst--stuk",
    )


def register(app: web.Application, wereld: Wereld, diensten: Iterable[Dienst]) -> None:
    """Add the page and its JSON API."""
    regie = Regie(wereld, diensten)
    app.router.add_get(PAD, regie.show)
    app.router.add_post(PAD, regie.submit)
    app.router.add_get(PAD + "storingen", regie.list_storingen)
    app.router.add_put(PAD + "storingen/{sleutel:.+}", regie.set_storing)
    app.router.add_post(PAD + "herstel", regie.reset)
