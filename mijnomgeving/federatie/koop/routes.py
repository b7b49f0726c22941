"""The repository over HTTP: /koop/sru, and a page for each invented announcement."""

import re

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.koop.antwoord import make_answer, make_diagnose
from mijnomgeving.federatie.koop.bekendmakingen import Bekendmaking, load_bekendmakingen
from mijnomgeving.federatie.koop.cql import Cqlfout, parse_cql
from mijnomgeving.federatie.opmaak import Html, el, html_response, join, page
from mijnomgeving.federatie.wereld import Wereld

PAD = "/koop/sru"
_MEESTE = 1000
_STANDAARD = 10
_GETAL = re.compile(r"[0-9]{1,6}")


class KoopDienst:
    """Answers from the file, up to the demo's moment."""

    def __init__(self, wereld: Wereld, base_url: str) -> None:
        self._wereld, self._base_url = wereld, base_url

    async def search(self, request: web.Request) -> web.Response:
        """GET: searchRetrieve; a question that is wrong gets status 200 with a diagnostic, as at the real one."""
        query = request.query
        if query.get("operation", "searchRetrieve") != "searchRetrieve":
            return _xml(make_diagnose("Unsupported operation", nummer=4))
        start, aantal = query.get("startRecord", "1"), query.get("maximumRecords", str(_STANDAARD))
        if not (_GETAL.fullmatch(start) and _GETAL.fullmatch(aantal)) or int(start) < 1:
            return _xml(make_diagnose("Unsupported parameter value", nummer=6))
        try:
            vraag = parse_cql(query.get("query", ""))
        except Cqlfout as fout:
            return _xml(make_diagnose(str(fout)))
        gevonden = [b for b in self._known() if vraag.past(b)]
        if vraag.nieuwste_eerst:
            gevonden.reverse()
        deel = gevonden[int(start) - 1 :][: min(int(aantal), _MEESTE)]
        return _xml(make_answer(deel, totaal=len(gevonden), start=int(start), base_url=self._base_url))

    async def show(self, request: web.Request) -> web.Response:
        """GET: the announcement as people read it.

        Raises:
            HTTPNotFound: there is no such announcement (yet).
        """
        kenmerk = request.match_info["kenmerk"]
        gevonden = next((b for b in self._known() if b.kenmerk == kenmerk), None)
        if gevonden is None:
            raise web.HTTPNotFound
        return html_response(_page(gevonden))

    def _known(self) -> list[Bekendmaking]:
        vandaag = self._wereld.nu().date()
        return [b for b in load_bekendmakingen() if b.datum <= vandaag]


def _page(b: Bekendmaking) -> Html:
    reageren = f"U kunt reageren tot en met {b.reageren_tot:%d-%m-%Y}." if b.reageren_tot else ""
    delen = [
        el("h1", b.titel),
        el("p", f"{b.blad}, {b.datum:%d-%m-%Y}, {b.organisatie}. Nummer {b.kenmerk}."),
        el("p", b.tekst),
        *([el("p", f"Waar: {b.plek}")] if b.plek else []),
        *([el("p", reageren)] if reageren else []),
        el("p", "Deze bekendmaking is verzonnen. De echte staan op officielebekendmakingen.nl."),
    ]
    return page(title=b.titel, merk="Officiële bekendmakingen", body=join(*delen))


def _xml(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/xml", charset="utf-8")


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the routes."""
    dienst = KoopDienst(wereld, instellingen.base_url)
    app.router.add_get(PAD, dienst.search)
    app.router.add_get("/koop/{kenmerk:[a-z]+-[0-9]{4}-[0-9]+}.html", dienst.show)
    return Dienst(namen={"koop": "Officiële bekendmakingen (KOOP)"})
