"""POST /registerstanden/_zoek at /kvk/registerstanden/v1; our own shape (registerstanden.yaml)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all
from mijnomgeving.federatie.opslag.waarden import one_of, read_date, read_date_or_none, read_flag, read_text
from mijnomgeving.federatie.persoonsregister import Bronregister
from mijnomgeving.federatie.sleutels import require_key
from mijnomgeving.federatie.vragen import read_kvk_nummers
from mijnomgeving.federatie.wereld import Wereld

PAD = "/kvk/registerstanden/v1"
_VERSIE = {"API-Version": "1.0.0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Jaarrekening:
    """The accounts of a financial year in a story; each day counts from itself on."""

    boekjaar_einde: date
    vastgesteld_op: date | None = None
    gedeponeerd_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """A change that KVK heard of, open until it is reported."""

    soort: str
    sinds: date
    omschrijving: str
    doorgegeven_op: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registerstand:
    """The file of one company.

    Args:
        ubo: whether UBOs are registered; None for who registers none.
        ubo_opgave: the day of the last report; from then on they are registered.
    """

    ubo: bool | None = None
    ubo_opgave: date | None = None
    jaarrekeningen: tuple[Jaarrekening, ...] = field(default=())
    wijzigingen: tuple[Wijziging, ...] = field(default=())


def read_registerstanden(rows: object, where: str) -> tuple[Registerstand, ...]:
    """The part `registerstand` of a story: one file, or nothing.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    gelezen = build_all(
        Registerstand,
        rows,
        where=where,
        ubo=read_flag,
        ubo_opgave=read_date_or_none,
        jaarrekeningen=lambda values: build_all(
            Jaarrekening,
            values,
            where=where,
            boekjaar_einde=read_date,
            vastgesteld_op=read_date_or_none,
            gedeponeerd_op=read_date_or_none,
        ),
        wijzigingen=lambda values: build_all(
            Wijziging,
            values,
            where=where,
            soort=one_of({"handelsregister", "ubo"}),
            sinds=read_date,
            omschrijving=read_text,
            doorgegeven_op=read_date_or_none,
        ),
    )
    if len(gelezen) > 1:
        raise OnjuisteGegevens("een onderneming heeft een registerstand")
    return gelezen


class RegisterstandDienst:
    """Answers from the stories; a company without a word about it has an empty file."""

    def __init__(self, register: Bronregister[Registerstand], wereld: Wereld, sleutel: str) -> None:
        self._register, self._wereld, self._sleutel = register, wereld, sleutel

    async def zoek(self, request: web.Request) -> web.Response:
        """The files of these companies.

        Raises:
            Probleem: 400, 401 or 415.
        """
        require_key(request, self._sleutel)
        vandaag = self._wereld.nu().date()
        gevonden = [
            _registerstand(nummer, registerstand, vandaag)
            for nummer in await read_kvk_nummers(request)
            if self._wereld.bedrijven.with_kvk(nummer)
            for registerstand in self._register.of_kvk(nummer) or (Registerstand(),)
        ]
        return web.json_response({"registerstanden": gevonden}, headers=_VERSIE)


def _registerstand(nummer: str, registerstand: Registerstand, vandaag: date) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kvkNummer": nummer,
        "peildatum": vandaag.isoformat(),
        "jaarrekeningen": [
            _passed(
                {
                    "boekjaarEinde": rekening.boekjaar_einde,
                    "vastgesteldOp": rekening.vastgesteld_op,
                    "gedeponeerdOp": rekening.gedeponeerd_op,
                },
                vandaag,
            )
            for rekening in registerstand.jaarrekeningen
        ],
        "openstaandeWijzigingen": [
            {"soort": item.soort, "sinds": item.sinds.isoformat(), "omschrijving": item.omschrijving}
            for item in registerstand.wijzigingen
            if item.sinds <= vandaag and (item.doorgegeven_op is None or item.doorgegeven_op > vandaag)
        ],
    }
    if registerstand.ubo is None:
        return body
    opgave = _passed({"laatsteOpgave": registerstand.ubo_opgave}, vandaag)
    return body | {"ubo": {"geregistreerd": registerstand.ubo or bool(opgave), **opgave}}


def _passed(dagen: dict[str, date | None], vandaag: date) -> dict[str, str]:
    """The days that have come."""
    return {naam: dag.isoformat() for naam, dag in dagen.items() if dag and dag <= vandaag}


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the route; it goes down together with the Handelsregister.

    Raises:
        OnjuisteGegevens: a story is wrong.
    """
    dienst = RegisterstandDienst(
        Bronregister(wereld, "registerstand", read_registerstanden), wereld, instellingen.kvk_api_key
    )
    app.router.add_post(f"{PAD}/registerstanden/_zoek", dienst.zoek)
    return Dienst(namen={})
