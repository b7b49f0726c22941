"""Who may ask the BRP what, and the record of each read: the door of all services on persons.

The proof is an API key or an OAuth 2.0 token (client credentials, OAuth NL GOV). The headers `x-doelbinding`,
`x-verwerking` and `x-gebruiker` say why and for whom is asked, as gateways before the BRP ask of gemeenten; which
goals there are, and what each may ask, is ours.
"""

import re
import secrets
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NoReturn

from aiohttp import web

from mijnomgeving.federatie.brp.protocollering import Protocolregel, protocol_page
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.opmaak import html_response
from mijnomgeving.federatie.problemen import Probleem, read_json_object
from mijnomgeving.federatie.wereld import Wereld

_HEADERS = ("x-doelbinding", "x-verwerking", "x-gebruiker")
_TOKEN_SECONDEN = 300
# The real protocollering is kept for twenty years; this one must fit in memory under load.
_REGELS = 10_000
# Each goal with the questions that it allows; None for all. Who looks at own data knows the number, and never searches.
DOELEN: Mapping[str, frozenset[str] | None] = {
    "inzage-betrokkene": frozenset(
        {
            *("RaadpleegMetBurgerservicenummer", "RaadpleegMetPeildatum", "RaadpleegMetPeriode"),
            "ZoekMetBurgerservicenummer",
        }
    ),
    "dienstverlening-balie": None,
}
# Behind a counter an employee looks, for an activity of the counter: who it is, the BRP knows by a pseudonym only.
_BALIE_VORM = {"x-verwerking": re.compile(r"loket-[a-z-]+"), "x-gebruiker": re.compile(r"[0-9a-f]{64}")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doel:
    """Why is asked, what is done with the answer, who looks, and in which operation of who asks."""

    doelbinding: str
    verwerking: str
    gebruiker: str
    trace: str = ""


class Toegang:
    """Checks the proof and the goal of each question, and keeps the protocollering."""

    def __init__(self, wereld: Wereld, instellingen: Instellingen) -> None:
        self._wereld, self._instellingen = wereld, instellingen
        self._tokens: dict[str, float] = {}
        self._regels: deque[Protocolregel] = deque(maxlen=_REGELS)

    def reset(self) -> None:
        """Forget all tokens and reads."""
        self._tokens.clear()
        self._regels.clear()

    async def read_question(self, request: web.Request) -> tuple[Doel, dict[str, object]]:
        """The goal and the body of a question by somebody who may ask it.

        Raises:
            Probleem: 400 no JSON, 401 no proof, 403 no goal that allows this question, 406 or 415 another form.
        """
        self._authenticate(request)
        if request.content_type != "application/json":
            raise Probleem(status=415, title="Media Type wordt niet ondersteund.", code="unsupported")
        if not _accepts_json(request.headers.get("Accept", "*/*")):
            raise Probleem(status=406, title="Gevraagde contenttype wordt niet ondersteund.", code="notAcceptable")
        doel = _doel(request.headers)
        vraag = await read_json_object(request)
        toegestaan = DOELEN[doel.doelbinding]
        soort = vraag.get("type")
        if toegestaan is not None and isinstance(soort, str) and soort in _ALLE_SOORTEN - toegestaan:
            _forbid("Met deze doelbinding mag u zo niet zoeken.")
        return doel, vraag

    def record(self, dienst: str, doel: Doel, soort: str, vraag: Mapping[str, Any], bsns: Iterable[str]) -> None:
        """Write down that these persons were given."""
        self._regels.append(
            Protocolregel(
                dienst=dienst,
                tijdstip=self._wereld.nu().isoformat(),
                soort=soort,
                parameters=tuple(sorted(name for name in vraag if name != "fields")),
                burgerservicenummers=tuple(bsns),
                fields=tuple(vraag.get("fields", ())),
                **asdict(doel),
            )
        )

    @property
    def regels(self) -> tuple[Protocolregel, ...]:
        """The reads since the last reset, oldest first."""
        return tuple(self._regels)

    async def show_protocollering(self, request: web.Request) -> web.Response:
        """GET the reads since the last reset (the latest of them, if very many), oldest first; for people as a page."""
        if "text/html" in request.headers.get("Accept", ""):
            return html_response(protocol_page(self._regels))
        return web.json_response([asdict(regel) for regel in self._regels])

    async def token(self, request: web.Request) -> web.Response:
        """POST client credentials, get a token for five minutes (RFC 6749 section 4.4); errors as its section 5.2."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        if form.get("grant_type") != "client_credentials":
            return web.json_response({"error": "unsupported_grant_type"}, status=400)
        instellingen = self._instellingen
        if not (
            _same(form.get("client_id", ""), instellingen.brp_client_id)
            and _same(form.get("client_secret", ""), instellingen.brp_client_secret)
        ):
            return web.json_response({"error": "invalid_client"}, status=401)
        token = secrets.token_urlsafe(32)
        self._tokens[token] = self._wereld.klok() + _TOKEN_SECONDEN
        body = {"access_token": token, "token_type": "Bearer", "expires_in": _TOKEN_SECONDEN}
        return web.json_response(body, headers={"Cache-Control": "no-store"})

    def _authenticate(self, request: web.Request) -> None:
        key = request.headers.get("X-API-KEY", "")
        if key and _same(key, self._instellingen.brp_api_key):
            return
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._tokens.get(token, 0.0) > self._wereld.klok():
            return
        raise Probleem(
            status=401,
            title="Niet correct geauthenticeerd.",
            code="authentication",
            headers={"WWW-Authenticate": 'Bearer realm="brp"'},
        )


_ALLE_SOORTEN = frozenset(
    {
        *("RaadpleegMetBurgerservicenummer", "ZoekMetGeslachtsnaamEnGeboortedatum", "ZoekMetPostcodeEnHuisnummer"),
        *("ZoekMetNaamEnGemeenteVanInschrijving", "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving"),
        *("ZoekMetNummeraanduidingIdentificatie", "ZoekMetAdresseerbaarObjectIdentificatie"),
        *("RaadpleegMetPeildatum", "RaadpleegMetPeriode", "BewoningMetPeildatum", "BewoningMetPeriode"),
        *("ZoekMetBurgerservicenummer", "RaadpleegMetReisdocumentnummer"),
    }
)
_TOEGANG = web.AppKey("brp_toegang", Toegang)


def brp_toegang(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Toegang:
    """The one door that all services on persons share."""
    if _TOEGANG not in app:
        app[_TOEGANG] = Toegang(wereld, instellingen)
    return app[_TOEGANG]


def _same(given: str, known: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how much of them is."""
    return secrets.compare_digest(given.encode(errors="surrogateescape"), known.encode())


def _doel(headers: Mapping[str, str]) -> Doel:
    doelbinding, verwerking, gebruiker = (headers.get(name, "").strip() for name in _HEADERS)
    if not (doelbinding and verwerking and gebruiker):
        _forbid("Geef x-doelbinding, x-verwerking en x-gebruiker op.")
    if doelbinding not in DOELEN:
        _forbid("Deze doelbinding is niet bekend.")
    if DOELEN[doelbinding] is None and not all(vorm.fullmatch(headers[naam]) for naam, vorm in _BALIE_VORM.items()):
        _forbid("Aan de balie vraagt een medewerker, voor een verwerking van het loket.")
    return Doel(
        doelbinding=doelbinding,
        verwerking=verwerking,
        gebruiker=gebruiker,
        trace=headers.get("traceparent", ""),
    )


def _forbid(detail: str) -> NoReturn:
    raise Probleem(
        status=403, title="U bent niet geautoriseerd voor deze operatie.", code="autorisation", detail=detail
    )


def _accepts_json(accept: str) -> bool:
    soorten = {part.split(";")[0].strip().lower() for part in accept.split(",")}
    return not soorten.isdisjoint({"*/*", "application/*", "application/json"})
