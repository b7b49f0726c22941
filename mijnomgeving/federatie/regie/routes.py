"""The director's page and the same as JSON: the clock, events, faults, counters, and starting again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NoReturn

from aiohttp import web

from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opmaak import html_response
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.regie.gevolgen import OngeldigeGebeurtenis, make_gevolg
from mijnomgeving.federatie.regie.naasten import find_naasten
from mijnomgeving.federatie.regie.pagina import PAD, Melding, regie_page
from mijnomgeving.federatie.storingen import STORINGEN, OnbekendeDienst, Stand, Storingen
from mijnomgeving.federatie.voorvallen import Voorval, count_by_kind, in_words
from mijnomgeving.federatie.wereld import Wereld

_KEUZES = "Kies uit: "


class Regie:
    """Lets time pass, raises events and sets faults on the running services."""

    def __init__(self, wereld: Wereld, diensten: Iterable[Dienst], storingen: Storingen) -> None:
        self._wereld, self._diensten, self._storingen = wereld, tuple(diensten), storingen
        self._gezegd: Melding | None = None

    async def show(self, _request: web.Request) -> web.Response:
        """GET the page, with what came of the last form."""
        said, self._gezegd = self._gezegd, None
        return html_response(regie_page(self._wereld, self._storingen, said))

    async def submit(self, request: web.Request) -> web.Response:
        """POST one of the page's forms; the answer is the page again."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            self._gezegd = self._do(form)
        except Probleem as probleem:
            self._gezegd = Melding(kop=probleem.detail, goed=False)
        raise web.HTTPSeeOther(PAD)

    def _do(self, form: dict[str, str]) -> Melding:
        actie = form.pop("actie", "")
        if actie == "herstel":
            self._reset()
            return Melding(kop="Alles staat weer zoals aan het begin.")
        if actie in ("tijd", "gebeurtenis"):
            voorvallen = self._let_pass(form) if actie == "tijd" else self._raise_event(form)
            return Melding(kop=f"Er is gebeurd: {in_words(count_by_kind(voorvallen))}.", voorvallen=voorvallen)
        for sleutel, stand in form.items():
            self._set_stand(sleutel, stand)
        return Melding(kop="Opgeslagen.")

    async def read_tijd(self, _request: web.Request) -> web.Response:
        """GET the demo's moment."""
        return web.json_response({"nu": self._wereld.nu().isoformat()})

    async def pass_time(self, request: web.Request) -> web.Response:
        """POST {"dagen": 7} or {"tot": "2026-12-01"}: what happened until then.

        Raises:
            Probleem: 400, time goes forward only, and at most ten years.
        """
        return self._happened(self._let_pass(await _texts(request)))

    async def raise_event(self, request: web.Request) -> web.Response:
        """POST {"persona", "soort", and for some kinds "straat", "huisnummer", "postcode", "plaats" or "voornaam"}.

        Raises:
            Probleem: 400, it cannot happen; 404, there is no such persona.
        """
        return self._happened(self._raise_event(await _texts(request)))

    async def list_storingen(self, _request: web.Request) -> web.Response:
        """GET the state of every service as JSON."""
        return web.json_response({sleutel: self._storingen[sleutel] for sleutel in self._storingen.namen})

    async def set_storing(self, request: web.Request) -> web.Response:
        """PUT {"stand": "uit"} on one service.

        Raises:
            Probleem: 400 for an unknown state, 404 for an unknown service.
        """
        self._set_stand(request.match_info["sleutel"], (await _texts(request)).get("stand", ""))
        return await self.list_storingen(request)

    async def set_vertraging(self, request: web.Request) -> web.Response:
        """PUT {"ms": 80} on one service: always so slow; {"ms": null} gives the ordinary pretended work again.

        Raises:
            Probleem: 400 for another value, 404 for an unknown service.
        """
        milliseconds = (await read_json_object(request)).get("ms")
        if milliseconds is not None and not (isinstance(milliseconds, int) and 0 <= milliseconds <= 60_000):  # noqa: PLR2004
            _refuse("ms is null of een heel getal van 0 tot 60000.")
        try:
            self._storingen.delay(request.match_info["sleutel"], milliseconds)
        except OnbekendeDienst:
            _unknown_service()
        return web.json_response({"ms": milliseconds})

    async def read_tellingen(self, _request: web.Request) -> web.Response:
        """GET how often each service was called, by method and path."""
        return web.json_response(self._storingen.tellingen)

    async def clear_tellingen(self, _request: web.Request) -> web.Response:
        """DELETE: count from nought."""
        self._storingen.tellingen.clear()
        return web.Response(status=204)

    async def reset(self, request: web.Request) -> web.Response:
        """POST: the clock, the stories, the faults and what services keep, all as at the start."""
        self._reset()
        return await self.list_storingen(request)

    def _reset(self) -> None:
        self._storingen.reset()
        self._wereld.reset()
        for dienst in self._diensten:
            dienst.reset()

    def _set_stand(self, sleutel: str, stand: str) -> None:
        if stand not in set(Stand):
            _refuse(_KEUZES + ", ".join(Stand) + ".")
        try:
            self._storingen.set(sleutel, Stand(stand))
        except OnbekendeDienst:
            _unknown_service()

    def _let_pass(self, velden: Mapping[str, str]) -> tuple[Voorval, ...]:
        try:
            until = velden.get("tot", "")
            days = (date.fromisoformat(until) - self._wereld.nu().date()) if until else timedelta(int(velden["dagen"]))
            return self._wereld.verder(days.days)
        except (KeyError, ValueError, OverflowError):
            _refuse("Geef een aantal dagen, of een dag na vandaag en binnen tien jaar.")

    def _raise_event(self, velden: Mapping[str, str]) -> tuple[Voorval, ...]:
        persona = self._wereld.personas.get(velden.get("persona", ""))
        if persona is None:
            raise Probleem(status=404, title="Onbekende persona.", code="notFound", detail="Kies een persoon.")
        known = sum(len(verhaal.zaken) for verhaal in self._wereld.verhalen)
        try:
            gevolg = make_gevolg(
                persona,
                velden.get("soort", ""),
                velden,
                nu=self._wereld.nu(),
                organisaties=self._wereld.organisaties,
                volgnummer=known + 1,
            )
        except OngeldigeGebeurtenis as ongeldig:
            _refuse(str(ongeldig))
        return self._wereld.add(
            persona.sleutel,
            gebeurtenis=gevolg.gebeurtenis,
            zaken=gevolg.zaken,
            berichten=gevolg.berichten,
            naasten=find_naasten(persona, gevolg.gebeurtenis, self._wereld.personas),
        )

    def _happened(self, voorvallen: tuple[Voorval, ...]) -> web.Response:
        counts = count_by_kind(voorvallen)
        rows = [
            {
                "op": voorval.op.isoformat(),
                "soort": voorval.soort,
                "van": voorval.van.sleutel,
                "organisatie": voorval.organisatie,
                "kenmerk": voorval.kenmerk,
                "tekst": voorval.tekst,
            }
            for voorval in voorvallen
        ]
        body = {"nu": self._wereld.nu().isoformat(), "telling": counts, "tekst": in_words(counts), "voorvallen": rows}
        return web.json_response(body)


async def _texts(request: web.Request) -> dict[str, str]:
    return {name: str(value) for name, value in (await read_json_object(request)).items()}


def _refuse(detail: str) -> NoReturn:
    raise Probleem(status=400, title="Dit kan niet.", code="invalid", detail=detail) from None


def _unknown_service() -> NoReturn:
    raise Probleem(status=404, title="Onbekende dienst.", code="notFound", detail="Zie GET storingen.") from None


def register(app: web.Application, wereld: Wereld, diensten: Iterable[Dienst]) -> None:
    """Add the page and its JSON API; the faults must stand in `app` already."""
    regie = Regie(wereld, diensten, app[STORINGEN])
    app.router.add_get(PAD, regie.show)
    app.router.add_post(PAD, regie.submit)
    app.router.add_get(PAD + "tijd", regie.read_tijd)
    app.router.add_post(PAD + "tijd", regie.pass_time)
    app.router.add_post(PAD + "gebeurtenissen", regie.raise_event)
    app.router.add_get(PAD + "storingen", regie.list_storingen)
    app.router.add_put(PAD + "storingen/{sleutel:.+}", regie.set_storing)
    app.router.add_put(PAD + "vertragingen/{sleutel:.+}", regie.set_vertraging)
    app.router.add_get(PAD + "tellingen", regie.read_tellingen)
    app.router.add_delete(PAD + "tellingen", regie.clear_tellingen)
    app.router.add_post(PAD + "herstel", regie.reset)
