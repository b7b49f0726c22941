"""Switching the account of a colleague off and on, as an organisation does when somebody leaves or loses a laptop.

Off means: no login any more, and a logout token to the portal for what is still open (OpenID Connect Back-Channel
Logout 1.0). A visitor of the demo does it here; a real organisation does it in its own directory.
"""

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout, web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.inloggen.aanbieder import Aanbieder
from mijnomgeving.federatie.inloggen.middelen.medewerker import Collega, Medewerkers
from mijnomgeving.federatie.opmaak import Html, el, html_response, join, page

log = structlog.get_logger(__name__)
_SECONDEN = ClientTimeout(total=5)
UIT, AAN = "uit", "aan"


class Werkaccounts:
    """The accounts of one organisation's staff."""

    def __init__(
        self, medewerkers: Medewerkers, aanbieder: Aanbieder, instellingen: Instellingen, *, organisatie: str
    ) -> None:
        self._medewerkers, self._aanbieder = medewerkers, aanbieder
        self._pad = f"/{medewerkers.sleutel}/accounts"
        self._portaal = f"{instellingen.portaal_url}/loket/inloggen/{organisatie}/afmelden/"

    def add_routes(self, app: web.Application) -> None:
        """Put the page under the path of the login."""
        app.router.add_get(self._pad, self.show)
        app.router.add_post(self._pad, self.change)

    async def show(self, _request: web.Request) -> web.Response:
        """GET everybody, each with a button."""
        return self._page("")

    async def change(self, request: web.Request) -> web.Response:
        """POST: an account goes off or on; off ends what is open at the portal."""
        form = await request.post()
        sleutel, stand = str(form.get("medewerker", "")), str(form.get("stand", ""))
        collega = next((een for een, _ in self._medewerkers.list_all() if een.sleutel == sleutel), None)
        if collega is None or stand not in {UIT, AAN}:
            return self._page("Deze keuze kan niet.", status=400)
        self._medewerkers.set_active(sleutel, actief=stand == AAN)
        if stand == AAN:
            return self._page(f"Het account van {collega.naam} staat weer aan.")
        if await self._log_out(collega):
            return self._page(f"Het account van {collega.naam} staat uit. Bij het loket is deze collega uitgelogd.")
        return self._page(
            f"Het account van {collega.naam} staat uit. Het portaal gaf geen antwoord op de afmelding.", status=502
        )

    async def _log_out(self, collega: Collega) -> bool:
        token = self._aanbieder.logout_token(self._medewerkers.wie(collega.sleutel))
        try:
            async with (
                ClientSession(timeout=_SECONDEN) as http,
                http.post(self._portaal, data={"logout_token": token}) as answer,
            ):
                return answer.ok
        except (ClientError, TimeoutError):
            log.warning("backchannel_logout_failed", provider=self._medewerkers.sleutel)
            return False

    def _page(self, gezegd: str, *, status: int = 200) -> web.Response:
        merk = self._medewerkers.merk
        body = join(
            el("h1", "Accounts van medewerkers"),
            el("p", gezegd, class_="inleiding", role="status") if gezegd else "",
            el("p", "Zet u een account uit, dan is die collega bij het volgende verzoek uitgelogd bij het loket."),
            *(self._row(collega, actief=actief) for collega, actief in self._medewerkers.list_all()),
        )
        return html_response(page(title=f"Accounts - {merk}", merk=merk, body=body), status=status)

    def _row(self, collega: Collega, *, actief: bool) -> Html:
        stand, label = (UIT, f"Zet {collega.naam} uit") if actief else (AAN, f"Zet {collega.naam} aan")
        return el(
            "form",
            el("h2", collega.naam),
            el("p", f"{collega.functie}. Het account staat {AAN if actief else UIT}."),
            el("input", type="hidden", name="medewerker", value=collega.sleutel),
            el("input", type="hidden", name="stand", value=stand),
            el("button", label, type="submit", class_="knop"),
            method="post",
            action=self._pad,
        )
