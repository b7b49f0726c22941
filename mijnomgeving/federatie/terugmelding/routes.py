"""Reporting a doubt to a basisregistratie, after Digimelding (Logius).

The specification of Digimelding is for connected organisations only and not public. Known, and followed here: a report
names the registration, the object, the gegeven with its present and its proposed value and a reason; the reporter gives
a kenmerk of its own, and a report is followed by its status until the bronhouder is done (Wet BRP art. 2.34). Ours are
the addresses, the names of the fields, JSON for StUF, the API key, and the days that it takes.
"""

import re
import secrets
from collections.abc import Mapping
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from aiohttp import web

from mijnomgeving.federatie.brp.register import Onderzoek, Register, brp_register
from mijnomgeving.federatie.brp.velden import TOEGESTAAN
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.parameters import Fout, Regel, Vraagsoort, check_parameters, patroon, refuse
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.terugmelding.melding import Melding, Ontvangen
from mijnomgeving.federatie.wereld import Wereld

PAD = "/terugmelding/api/v1"
# Who keeps each registration; of the BRP it is the gemeente of whom the report is about. The last four are ours: what a
# company doubts at a source that is no basisregistratie is brought to it the same way.
BRONHOUDERS: Final[Mapping[str, str]] = {
    "BRP": "",
    "BAG": "Gemeente",
    "BRK": "Kadaster",
    "BRV": "RDW",
    "HR": "Kamer van Koophandel",
    "WOZ": "Gemeente",
    "BRI": "Belastingdienst",
    "BD": "Belastingdienst",
    "CBS": "CBS",
    "NB": "Netbeheerder",
    "LB": "Gemeente",
}
_SOORTEN = "bsn|kvk|rsin|vestigingsnummer|kenteken|adres|perceel"


def _tekst(hoogstens: int, *, leeg: bool = True) -> Regel:
    return patroon(rf"(?s:.{{{0 if leeg else 1},{hoogstens}}})")


def _betreft(name: str, value: object) -> list[Fout]:
    match value:
        case {"soort": str(soort), "nummer": str(nummer), **rest} if not rest:
            fouten = [] if re.fullmatch(_SOORTEN, soort) else [Fout(f"{name}.soort", "value", "Waarde is onbekend.")]
            if soort == "bsn" and not re.fullmatch("[0-9]{9}", nummer):
                fouten.append(Fout(f"{name}.nummer", "pattern", "Waarde voldoet niet aan patroon."))
            return fouten
    return [Fout(name, "object", "Waarde heeft een soort en een nummer.")]


_SOORT = Vraagsoort(
    verplicht={
        "kenmerk": patroon("[a-zA-Z0-9-]{8,64}"),
        "basisregistratie": patroon("|".join(BRONHOUDERS)),
        "betreft": _betreft,
        "gegeven": patroon(r"[a-zA-Z0-9._]{1,200}"),
        "toelichting": _tekst(2000, leeg=False),
    },
    optioneel={"huidigeWaarde": _tekst(500), "voorgesteldeWaarde": _tekst(500)},
)


class Terugmelding:
    """The service: keeps reports by kenmerk, so that one sent twice is one."""

    def __init__(self, wereld: Wereld, register: Register, instellingen: Instellingen) -> None:
        self._wereld, self._register, self._instellingen = wereld, register, instellingen
        self._by_kenmerk: dict[str, Ontvangen] = {}

    def reset(self) -> None:
        """Forget all reports."""
        self._by_kenmerk.clear()

    async def create(self, request: web.Request) -> web.Response:
        """POST a report: 201, or 200 for one that was sent before.

        Raises:
            Probleem: 400 a fault in it, 401 no key, 409 another report with this kenmerk.
        """
        self._authenticate(request)
        body = await read_json_object(request)
        check_parameters(body, _SOORT)
        melding = _melding(body)
        eerder = self._by_kenmerk.get(melding.kenmerk)
        if eerder is None:
            return self._answer(request, self._take_in(melding), status=201)
        if not eerder.same_as(melding):
            raise Probleem(status=409, title="Dit kenmerk is al gebruikt.", code="kenmerkBezet")
        return self._answer(request, eerder, status=200)

    async def show(self, request: web.Request) -> web.Response:
        """GET a report's status.

        Raises:
            Probleem: 401 no key, 404 no such report.
        """
        self._authenticate(request)
        wanted = request.match_info["id"]
        found = next((ontvangen for ontvangen in self._by_kenmerk.values() if ontvangen.id == wanted), None)
        if found is None:
            raise Probleem(status=404, title="Deze melding is er niet.", code="notFound")
        return self._answer(request, found, status=200)

    def _take_in(self, melding: Melding) -> Ontvangen:
        ontvangen = Ontvangen(
            id=str(uuid5(NAMESPACE_URL, f"terugmelding/{melding.kenmerk}")),
            melding=melding,
            op=self._wereld.nu(),
            bronhouder=self._bronhouder(melding),
        )
        self._by_kenmerk[melding.kenmerk] = ontvangen
        if melding.basisregistratie == "BRP":
            van, tot = ontvangen.onderzoek
            self._register.look_into(Onderzoek(bsn=melding.nummer, gegeven=melding.gegeven, van=van, tot=tot))
        return ontvangen

    def _bronhouder(self, melding: Melding) -> str:
        if melding.basisregistratie != "BRP":
            return BRONHOUDERS[melding.basisregistratie]
        persoon = self._register.with_bsn(melding.nummer)
        if persoon is None:
            refuse([Fout("betreft.nummer", "unknown", "Deze persoon staat niet in de BRP.")])
        gemeente = persoon.get("gemeenteVanInschrijving", {}).get("omschrijving", "")
        return f"Gemeente {gemeente}" if gemeente else "RvIG"

    def _authenticate(self, request: web.Request) -> None:
        given = request.headers.get("X-API-KEY", "").encode(errors="surrogateescape")
        if not secrets.compare_digest(given, self._instellingen.terugmelding_api_key.encode()):
            raise Probleem(status=401, title="Niet correct geauthenticeerd.", code="authentication")

    def _answer(self, request: web.Request, ontvangen: Ontvangen, *, status: int) -> web.Response:
        url = f"{self._instellingen.base_url}{PAD}/terugmeldingen/{ontvangen.id}"
        headers = {"api-version": "1.0.0"} | ({"Location": url} if request.method == "POST" else {})
        return web.json_response(ontvangen.to_json(self._wereld.nu()), status=status, headers=headers)


def _melding(body: Mapping[str, Any]) -> Melding:
    """The report in a body that was checked.

    Raises:
        Probleem: 400, the BRP has no such gegeven, or the report is about no person.
    """
    betreft, brp = body["betreft"], body["basisregistratie"] == "BRP"
    if brp and betreft["soort"] != "bsn":
        refuse([Fout("betreft.soort", "value", "De BRP gaat over personen.")])
    if brp and body["gegeven"] not in TOEGESTAAN:
        refuse([Fout("gegeven", "fields", "Parameter bevat een niet bestaande veldnaam.")])
    return Melding(
        kenmerk=body["kenmerk"],
        basisregistratie=body["basisregistratie"],
        soort=betreft["soort"],
        nummer=betreft["nummer"],
        gegeven=body["gegeven"],
        huidige_waarde=body.get("huidigeWaarde") or "",
        voorgestelde_waarde=body.get("voorgesteldeWaarde") or "",
        toelichting=body["toelichting"],
    )


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the service's routes."""
    dienst = Terugmelding(wereld, brp_register(app, wereld), instellingen)
    app.router.add_post(f"{PAD}/terugmeldingen", dienst.create)
    app.router.add_get(f"{PAD}/terugmeldingen/{{id}}", dienst.show)
    return Dienst(namen={"terugmelding": "Terugmelden (Digimelding)"}, reset=dienst.reset)
