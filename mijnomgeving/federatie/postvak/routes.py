"""/postvak/: the post as a page, where it comes in, and the button that lets a mail come back."""

import asyncio
import json
import re
import time
from uuid import uuid4

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout, web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.meldingen.bezorger import sign
from mijnomgeving.federatie.opmaak import Html, el, html_response, join, page
from mijnomgeving.federatie.postvak.post import POSTVAK, Poststuk, Postvak
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.sleutels import require_token
from mijnomgeving.federatie.wereld import Wereld

_POGINGEN = 5
_ADRES = re.compile(r"(https?://\S+)")
log = structlog.get_logger(__name__)


class PostvakDienst:
    """The post over HTTP, and the word to the portal that a mail came back."""

    def __init__(self, postvak: Postvak, instellingen: Instellingen) -> None:
        self._postvak, self._instellingen = postvak, instellingen
        self._taken: set[asyncio.Task[None]] = set()

    def reset(self) -> None:
        """Nothing was sent."""
        self._postvak.reset()
        for taak in self._taken:
            taak.cancel()

    async def take(self, request: web.Request) -> web.Response:
        """POST /postvak/api/mails: a mail of the portal, as `{"bericht": "<RFC 5322>"}`.

        Raises:
            Probleem: 400 or 401.
        """
        require_token(request, self._instellingen.postvak_api_key)
        rauw = (await read_json_object(request)).get("bericht")
        if not isinstance(rauw, str) or not rauw:
            raise Probleem(status=400, title="Ongeldige invoer.", code="invalid", detail="bericht ontbreekt.")
        stuk = self._postvak.add_mail(rauw)
        if stuk and stuk.stuitert:
            self._return(stuk)
        return web.json_response({}, status=202)

    async def show(self, request: web.Request) -> web.Response:
        """GET /postvak/: everything, newest first; with `?aan=` what went to that address."""
        aan = request.query.get("aan", "")
        stukken = [stuk for stuk in self._postvak.list_stukken() if aan in stuk.aan]
        return html_response(_show(stukken))

    async def bounce(self, request: web.Request) -> web.Response:
        """POST /postvak/{nummer}/terug: let this mail come back.

        Raises:
            HTTPNotFound: there is no such mail of the portal.
            HTTPSeeOther: back to the page.
        """
        stuk = self._postvak.find(int(request.match_info["nummer"]))
        if stuk is None or not stuk.kenmerk:
            raise web.HTTPNotFound
        self._return(stuk)
        raise web.HTTPSeeOther("/postvak/")

    def _return(self, stuk: Poststuk) -> None:
        stuk.terug = True
        if self._instellingen.bezorging_url:
            taak = asyncio.get_running_loop().create_task(self._tell(stuk))
            self._taken.add(taak)
            taak.add_done_callback(self._taken.discard)

    async def _tell(self, stuk: Poststuk) -> None:
        """Sign and send, and again when the portal does not answer."""
        kenmerk = stuk.kenmerk.partition("@")[0]
        body = json.dumps({"id": str(uuid4()), "reference": kenmerk, "status": "permanent-failure"}).encode()
        async with ClientSession(timeout=ClientTimeout(total=5)) as http:
            for poging in range(_POGINGEN):
                if await self._post(http, kenmerk, body):
                    return
                await asyncio.sleep(self._instellingen.meldingen_pauze * 2**poging)
        log.warning("bounce_not_told")

    async def _post(self, http: ClientSession, kenmerk: str, body: bytes) -> bool:
        sleutel = self._instellingen.bezorging_sleutel.encode()
        headers = sign(body, bericht_id=kenmerk, at=int(time.time()), sleutel=sleutel)
        headers["Content-Type"] = "application/json"
        try:
            url = self._instellingen.bezorging_url
            async with http.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                return answer.status < 500  # noqa: PLR2004 - what it refuses, it refuses for good
        except (ClientError, TimeoutError):
            return False


def _show(stukken: list[Poststuk]) -> Html:
    rows = [_show_stuk(stuk) for stuk in stukken]
    return page(
        title="Postvak - gesimuleerde overheid",
        merk="Postvak",
        body=join(
            el("h1", "Postvak"),
            el(
                "p",
                "Hier komt alle e-mail en sms van het portaal en de Profielservice aan. Niets gaat echt weg. ",
                el("a", "Naar alle personen en bedrijven", href="/"),
                class_="inleiding",
            ),
            *(rows or [el("p", "Er is nog niets verstuurd.")]),
        ),
    )


def _show_stuk(stuk: Poststuk) -> Html:
    knop = el("button", "Laat deze mail terugkomen", type="submit", class_="knop knop--licht")
    formulier = el("form", knop, method="post", action=f"/postvak/{stuk.nummer}/terug", class_="rij")
    staat = el("p", "Deze mail is teruggekomen bij het portaal.") if stuk.terug else formulier
    return el(
        "section",
        el("h2", stuk.onderwerp),
        el("p", "Aan: ", el("strong", stuk.aan)),
        *(el("p", *_with_links(alinea)) for alinea in stuk.tekst.strip().split("\n\n") if alinea.strip()),
        el("p", el("a", "Afmelden", href=stuk.afmelden)) if stuk.afmelden else "",
        staat if stuk.kenmerk else "",
        class_="blok",
    )


def _with_links(alinea: str) -> list[str]:
    return [el("a", deel, href=deel) if _ADRES.fullmatch(deel) else deel for deel in _ADRES.split(alinea)]


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:  # noqa: ARG001 - has no stories
    """Add the routes; services that send find the post under `POSTVAK`."""
    app[POSTVAK] = Postvak()
    dienst = PostvakDienst(app[POSTVAK], instellingen)
    app.router.add_post("/postvak/api/mails", dienst.take)
    app.router.add_get("/postvak/", dienst.show)
    app.router.add_post(r"/postvak/{nummer:\d{1,9}}/terug", dienst.bounce)

    async def stop(_app: web.Application) -> None:
        dienst.reset()

    app.on_cleanup.append(stop)
    return Dienst(namen={}, reset=dienst.reset)
