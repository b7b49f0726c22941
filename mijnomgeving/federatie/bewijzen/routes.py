"""The wallet's pages at /bewijzen/: take an offer, see what is kept, show a part of it. One wallet for all visitors."""

from collections import OrderedDict
from collections.abc import Mapping

from aiohttp import web

from mijnomgeving.federatie.bewijzen.pagina import list_page, offer_page, present_page, shown_page
from mijnomgeving.federatie.bewijzen.wallet import Aanbod, Bewijs, Mislukt, fetch, present, read_offer
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opmaak import Html, html_response
from mijnomgeving.federatie.wereld import Wereld

PAD = "/bewijzen"
# Beyond these the oldest go: it is a demonstration.
_HOOGSTENS = 200


class Walletdienst:
    """Keeps credentials in memory."""

    def __init__(self, instellingen: Instellingen) -> None:
        self._controle = f"{instellingen.portaal_url}/uittreksel-controleren/"
        self._portaal = instellingen.portaal_url
        self._bewijzen: OrderedDict[str, Bewijs] = OrderedDict()

    def reset(self) -> None:
        """An empty wallet."""
        self._bewijzen.clear()

    async def show(self, _request: web.Request) -> web.Response:
        """GET what the wallet keeps."""
        return html_response(list_page(tuple(self._bewijzen.values())))

    async def ask(self, request: web.Request) -> web.Response:
        """GET an offer: from whom, and the pincode that goes with it."""
        return self._offered(str(request.url))

    async def take(self, request: web.Request) -> web.Response:
        """POST the pincode: fetch the credential."""
        form = await request.post()
        aanbod = _text(form, "aanbod")
        try:
            bewijs = await fetch(self._trusted(aanbod), "".join(_text(form, "pincode").split()))
        except Mislukt as fout:
            return self._offered(aanbod, fout=str(fout))
        self._bewijzen[bewijs.sleutel] = bewijs
        while len(self._bewijzen) > _HOOGSTENS:
            self._bewijzen.popitem(last=False)
        raise web.HTTPSeeOther(f"{PAD}/")

    async def choose(self, request: web.Request) -> web.Response:
        """GET one credential: what to show of it."""
        return html_response(present_page(self._find(request), pad=PAD))

    async def give(self, request: web.Request) -> web.Response:
        """POST the choice: the text to hand over."""
        bewijs, form = self._find(request), await request.post()
        tonen = [naam for naam, _label, _waarde in bewijs.velden if naam in form.getall("toon", [])]
        tekst = present(bewijs, tonen=tonen, voor=self._controle, woord=_text(form, "woord").strip())
        return html_response(shown_page(bewijs, tekst, controle=self._controle))

    def _trusted(self, aanbod: str) -> Aanbod:
        """The offer, when it is of an issuer on the list of this wallet: the portal.

        Raises:
            Mislukt: it is of another, or no offer.
        """
        gelezen = read_offer(aanbod)
        if gelezen.uitgever != self._portaal:
            raise Mislukt("Deze wallet kent de uitgever niet.")
        return gelezen

    def _offered(self, aanbod: str, *, fout: str = "") -> web.Response:
        try:
            gelezen = read_offer(aanbod)
        except Mislukt as mislukt:
            return html_response(offer_page(None, aanbod="", pad=PAD, fout=fout or str(mislukt)), status=400)
        page: Html = offer_page(gelezen, aanbod=aanbod, pad=PAD, fout=fout)
        return html_response(page, status=400 if fout else 200)

    def _find(self, request: web.Request) -> Bewijs:
        found = self._bewijzen.get(request.match_info["sleutel"])
        if found is None:
            raise web.HTTPSeeOther(f"{PAD}/")
        return found


def _text(form: Mapping[str, object], naam: str) -> str:
    waarde = form.get(naam, "")
    return waarde if isinstance(waarde, str) else ""


def register(app: web.Application, _wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the wallet's routes."""
    dienst = Walletdienst(instellingen)
    app.router.add_get(f"{PAD}/", dienst.show)
    app.router.add_get(f"{PAD}/aanbod", dienst.ask)
    app.router.add_post(f"{PAD}/aanbod", dienst.take)
    app.router.add_get(f"{PAD}/{{sleutel}}/tonen", dienst.choose)
    app.router.add_post(f"{PAD}/{{sleutel}}/tonen", dienst.give)
    return Dienst(namen={"bewijzen": "Wallet met bewijzen"}, reset=dienst.reset)
