"""The API of the register: which bevoegdheden somebody has, and giving, activating and withdrawing machtigingen."""

import hmac
from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.apidocument import publish_document
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.machtigen.activeren import Activeren
from mijnomgeving.federatie.machtigen.invoer import (
    check_fields,
    read_date,
    read_diensten,
    read_partij,
    read_texts,
    refuse,
)
from mijnomgeving.federatie.machtigen.machtiging import (
    ACTIVEREN,
    ALLES,
    GELDIG,
    INGETROKKEN,
    VERLOPEN,
    Machtiging,
    Partij,
)
from mijnomgeving.federatie.machtigen.register import NietToegestaan, OnbekendeMachtiging, Register
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.wereld import Wereld

PAD = "/machtigen/api/v1"
VERSIE = "1.1.0"
_CODE = r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}"
_LANGSTE_JAREN = 5
REGISTER = web.AppKey("machtigen_register", Register)


class Machtigen:
    """The endpoints; every number stands in a body, none in a URL."""

    def __init__(self, register: Register, *, api_key: str) -> None:
        self._register, self._api_key = register, api_key.encode()

    async def search_bevoegdheden(self, request: web.Request) -> web.Response:
        """POST {"gemachtigde": {soort, nummer}}: for whom this one acts, or acted until it ended.

        Raises:
            Probleem: 400 or 401.
        """
        body = await self._read(request, required=("gemachtigde",))
        partij = read_partij("gemachtigde", body["gemachtigde"], soorten=("bsn", "kvk", "pseudoniem"))
        today = self._register.today()
        shown = [
            machtiging.as_json(today)
            for machtiging in self._register.of_gemachtigde(partij)
            if machtiging.status(today) in (GELDIG, INGETROKKEN, VERLOPEN)
        ]
        return _answer({"bevoegdheden": shown})

    async def search_machtigingen(self, request: web.Request) -> web.Response:
        """POST {"vertegenwoordigde": {soort, nummer}}: who acts for this one, acted, or will.

        Raises:
            Probleem: 400 or 401.
        """
        body = await self._read(request, required=("vertegenwoordigde",))
        partij = read_partij("vertegenwoordigde", body["vertegenwoordigde"])
        today = self._register.today()
        return _answer({"machtigingen": [m.as_json(today) for m in self._register.of_vertegenwoordigde(partij)]})

    async def give(self, request: web.Request) -> web.Response:
        """POST a machtiging: it works when the one who gets it has handed in the activatiecode.

        Raises:
            Probleem: 400 or 401.
        """
        body = await self._read(
            request,
            required=("vertegenwoordigde", "diensten"),
            optional=("gemachtigde", "uitgenodigde", "vestigingen", "van", "tot"),
        )
        vertegenwoordigde = self._known("vertegenwoordigde", body["vertegenwoordigde"])
        gemachtigde = self._gemachtigde(body.get("gemachtigde"), vertegenwoordigde)
        uitgenodigde = _uitgenodigde(body.get("uitgenodigde"), vertegenwoordigde, gemachtigde)
        van, tot = self._period(body)
        machtiging, code = self._register.give(
            vertegenwoordigde=vertegenwoordigde,
            gemachtigde=gemachtigde,
            diensten=read_diensten(body["diensten"]),
            vestigingen=self._vestigingen(body.get("vestigingen"), vertegenwoordigde),
            van=van,
            tot=tot,
            uitgenodigde=uitgenodigde,
        )
        return _answer(self._as_json(machtiging) | {"activatiecode": code}, status=201)

    async def change(self, request: web.Request) -> web.Response:
        """POST {"door", "diensten", "vestigingen", "tot"}: the right of a colleague or an office, as it is from now on.

        Raises:
            Probleem: 400 or 401, 404 for one that is not theirs, 409 when it cannot be changed.
        """
        body = await self._read(request, required=("door", "diensten"), optional=("vestigingen", "tot"))
        door = self._known("door", body["door"])
        _, tot = self._period({"tot": body.get("tot")})
        try:
            machtiging = self._register.change(
                request.match_info["machtiging_id"],
                door,
                diensten=read_diensten(body["diensten"]),
                vestigingen=self._vestigingen(body.get("vestigingen"), door),
                tot=tot,
            )
        except OnbekendeMachtiging:
            raise _not_found() from None
        except NietToegestaan as fout:
            raise _conflict(fout) from None
        return _answer(self._as_json(machtiging))

    async def activate(self, request: web.Request) -> web.Response:
        """POST {"code", "gemachtigde"}: the machtiging works from now on.

        Raises:
            Probleem: 400 or 401, 404 for an unknown code, 409 when it cannot be used.
        """
        body = await self._read(request, required=("code",), optional=("gemachtigde",))
        (code,) = read_texts("code", [str(body["code"]).strip().upper()], pattern=_CODE)
        given = body.get("gemachtigde")
        gemachtigde = None if given is None else self._known("gemachtigde", given)
        try:
            return _answer(self._as_json(self._register.activate(code, gemachtigde)))
        except OnbekendeMachtiging:
            raise _not_found() from None
        except NietToegestaan as fout:
            raise _conflict(fout) from None

    async def withdraw(self, request: web.Request) -> web.Response:
        """POST {"door"} or nothing: it has ended, and bites at the next question.

        Raises:
            Probleem: 400 or 401, 404 for one that is not theirs, 409 when it cannot be withdrawn.
        """
        body = await self._read(request, required=(), optional=("door",))
        given = body.get("door")
        door = None if given is None else read_partij("door", given, soorten=("bsn", "kvk", "pseudoniem"))
        try:
            return _answer(self._as_json(self._register.withdraw(request.match_info["machtiging_id"], door)))
        except OnbekendeMachtiging:
            raise _not_found() from None
        except NietToegestaan as fout:
            raise _conflict(fout) from None

    async def _read(
        self, request: web.Request, *, required: tuple[str, ...], optional: tuple[str, ...] = ()
    ) -> dict[str, object]:
        """The body, of a caller with our key.

        Raises:
            Probleem: 401 without the key, 400 for a body that is not as it should be.
        """
        given = request.headers.get("X-API-KEY", "")
        if not hmac.compare_digest(given.encode(), self._api_key):
            raise Probleem(status=401, title="Geen toegang.", code="notAuthenticated", detail="Stuur X-API-KEY mee.")
        body = await read_json_object(request) if request.can_read_body else {}
        check_fields(body, required=required, optional=optional)
        return body

    def _known(self, name: str, value: object) -> Partij:
        partij = read_partij(name, value)
        found = self._register.find_partij("bsn" if partij.soort == "bsn" else "kvk", partij.nummer)
        return found or refuse(f"{name}.nummer", "unknown", "Dit nummer is niet bekend.")

    def _gemachtigde(self, value: object, vertegenwoordigde: Partij) -> Partij | None:
        if value is None:
            return None
        gemachtigde = self._known("gemachtigde", value)
        if gemachtigde.is_same(vertegenwoordigde):
            refuse("gemachtigde", "self", "Iemand kan zichzelf niet machtigen.")
        if vertegenwoordigde.soort == "kvk" and gemachtigde.soort != "kvk":
            refuse("gemachtigde", "soort", "Een bedrijf machtigt hier een ander bedrijf.")
        return gemachtigde

    def _vestigingen(self, value: object, vertegenwoordigde: Partij) -> tuple[str, ...]:
        if value is None or value == [ALLES]:
            return (ALLES,)
        if vertegenwoordigde.soort != "kvk":
            refuse("vestigingen", "soort", "Alleen een bedrijf heeft vestigingen.")
        return read_texts("vestigingen", value, pattern=r"[0-9]{12}")

    def _period(self, body: dict[str, object]) -> tuple[date, date | None]:
        today = self._register.today()
        van = today if body.get("van") is None else read_date("van", body["van"])
        tot = None if body.get("tot") is None else read_date("tot", body["tot"])
        if van < today:
            refuse("van", "past", "Een machtiging begint op zijn vroegst vandaag.")
        if tot is not None and (tot < van or tot.year - van.year > _LANGSTE_JAREN):
            refuse("tot", "period", f"De einddatum ligt na het begin en hoogstens {_LANGSTE_JAREN} jaar later.")
        return van, tot

    def _as_json(self, machtiging: Machtiging) -> dict[str, Any]:
        return machtiging.as_json(self._register.today())


def _uitgenodigde(value: object, vertegenwoordigde: Partij, gemachtigde: Partij | None) -> str:
    """The name of the colleague who gets the code; empty when it is for another company or person."""
    if value is None:
        return ""
    if vertegenwoordigde.soort != "kvk" or gemachtigde is not None:
        refuse("uitgenodigde", "soort", "Alleen een bedrijf nodigt uit wie er werkt.")
    (naam,) = read_texts("uitgenodigde", [value], pattern=r"[^\x00-\x1f<>]{1,100}")
    return naam


def _answer(body: dict[str, Any], *, status: int = 200) -> web.Response:
    headers = {"API-Version": VERSIE, "Cache-Control": "no-store"}
    return web.json_response(body, status=status, headers=headers)


def _not_found() -> Probleem:
    return Probleem(status=404, title="Niet gevonden.", code="notFound", detail="Deze machtiging is er niet.")


def _conflict(fout: NietToegestaan) -> Probleem:
    return Probleem(status=409, title="Dit kan niet.", code=fout.code, detail=str(fout))


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the API, and leave the register where the login means find it.

    Raises:
        OnjuisteGegevens: a story about machtigingen cannot be read.
    """
    kept = app[REGISTER] = Register(wereld, geheim=instellingen.digid_sub_geheim)
    machtigen = Machtigen(kept, api_key=instellingen.machtigen_api_key)
    app.router.add_post(f"{PAD}/bevoegdheden/_zoek", machtigen.search_bevoegdheden)
    app.router.add_post(f"{PAD}/machtigingen/_zoek", machtigen.search_machtigingen)
    app.router.add_post(f"{PAD}/machtigingen", machtigen.give)
    app.router.add_post(f"{PAD}/machtigingen/activering", machtigen.activate)
    app.router.add_post(f"{PAD}/machtigingen/{{machtiging_id}}/intrekking", machtigen.withdraw)
    app.router.add_post(f"{PAD}/machtigingen/{{machtiging_id}}/wijziging", machtigen.change)
    activeren = Activeren(kept, wereld, geheim=instellingen.digid_sub_geheim)
    app.router.add_get(ACTIVEREN, activeren.show)
    app.router.add_post(ACTIVEREN, activeren.take)
    publish_document(app, PAD, Path(__file__).with_name("openapi.yaml"), base_url=instellingen.base_url)
    return Dienst(namen={"machtigen": "Machtigingen (BVD)"}, reset=kept.reset)
