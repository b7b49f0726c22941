"""`/api/v1/mijn/`: what a system of a company reads. Each operation is one purpose, through the same door as a page."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from ninja import Field, Query, Router

from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.selectors import find_bericht, list_berichten
from mijnomgeving.koppelvlak.scopes import SCOPES
from mijnomgeving.koppelvlak.systeem import Systeemlezing, SysteemRequest, systeem
from mijnomgeving.koppelvlak.token import PAD, token_url
from mijnomgeving.koppelvlak.vormen import (
    Berichtenblad,
    Bladvraag,
    Systeembericht,
    SysteemberichtVolledig,
    Systeemtaak,
    Systeemverplichting,
    Systeemzaak,
    Takenblad,
    Verplichtingenblad,
    Zakenblad,
    missing,
)
from mijnomgeving.taken.selectors import list_taken
from mijnomgeving.verplichtingen.kalender import Kalenderbeeld, Punt
from mijnomgeving.verplichtingen.selectors import read_kalender
from mijnomgeving.zaken.selectors import list_zaken
from portal.api import Omschrijving, PortaalAPI, ProbleemFout, create_api
from portal.core.resultaat import Available, SourceResult

S = TypeVar("S")
T = TypeVar("T")
router = Router(tags=["Mijn onderneming"])
_WACHT = "30"


def create_mijn_api() -> PortaalAPI:
    """The API of this part, with how a client proves itself in its description."""
    scopes = {naam: str(scope.titel) for naam, scope in SCOPES.items()}
    uitleg = (
        "Berichten, zaken, taken en verplichtingen van een onderneming, voor haar eigen software. Een bestuurder laat "
        "het systeem toe op /mijn/koppelvlak/. Zie /ontwikkelaars/ en docs/koppelvlak.md."
    )
    oauth = {
        "type": "oauth2",
        "description": "Client credentials met private_key_jwt (RFC 7523). Het token werkt alleen met een DPoP-bewijs "
        "(RFC 9449) bij elke vraag.",
        "flows": {"clientCredentials": {"tokenUrl": token_url(), "scopes": scopes}},
    }
    api = create_api(
        title="Overheidsportaal API voor systemen van ondernemingen",
        urls_namespace="api-mijn-v1",
        omschrijving=Omschrijving(uitleg, {"oauth2": oauth}),
    )
    api.add_router("", router)
    return api


def _security(scope: str) -> dict[str, Any]:
    return {"security": [{"oauth2": [scope]}]}


@router.get(
    "/berichten",
    response=Berichtenblad,
    summary="Berichten aan de onderneming, nieuwste eerst",
    operation_id="lijstBerichten",
    openapi_extra=_security("berichten:lezen"),
)
@systeem("berichten:lezen")
def berichten(
    request: SysteemRequest,
    blad: Query[Bladvraag],
    gelezen: Annotated[bool | None, Field(description="Alleen wat al of nog niet gelezen is.")] = None,
) -> dict[str, Any]:
    """Without what the company threw away. Asking for a message does not mark it as read."""
    lijst = list_berichten(request.lezing)
    _require_some(stil=lijst.stil)
    rijen = [
        regel
        for regel in lijst.berichten
        if regel.plaats is not Plaats.PRULLENBAK and (gelezen is None or regel.bericht.gelezen == gelezen)
    ]
    return _page(request, blad, rijen, Systeembericht.of, lijst.ontbreekt)


@router.get(
    "/berichten/{slug:magazijn}/{uuid:bericht_id}",
    response=SysteemberichtVolledig,
    summary="Eén bericht met zijn tekst",
    operation_id="leesBericht",
    openapi_extra=_security("berichten:lezen"),
)
@systeem("berichten:lezen")
def bericht(request: SysteemRequest, magazijn: str, bericht_id: UUID) -> SysteemberichtVolledig:
    """The text and the names of the attachments; the attachments themselves are opened in the portal."""
    resultaat = find_bericht(request.lezing, magazijn, str(bericht_id))
    if not isinstance(resultaat, Available):
        raise _silent()
    if resultaat.data is None:
        raise Http404
    return SysteemberichtVolledig.of(resultaat.data)


@router.get(
    "/zaken",
    response=Zakenblad,
    summary="Zaken van de onderneming, nieuwste eerst",
    operation_id="lijstZaken",
    openapi_extra=_security("zaken:lezen"),
)
@systeem("zaken:lezen")
def zaken(
    request: SysteemRequest,
    blad: Query[Bladvraag],
    loopt: Annotated[bool | None, Field(description="Alleen wat loopt, of alleen wat klaar is.")] = None,
) -> dict[str, Any]:
    """On the KVK number, the RSIN and the vestigingen together, each once."""
    lijst = list_zaken(request.lezing)
    _require_some(stil=lijst.stil)
    keuze = {None: (*lijst.lopend, *lijst.afgerond), True: lijst.lopend, False: lijst.afgerond}
    rijen = sorted(keuze[loopt], key=lambda regel: regel.zaak.ingediend_op, reverse=True)
    return _page(request, blad, rijen, Systeemzaak.of, lijst.ontbreekt)


@router.get(
    "/taken",
    response=Takenblad,
    summary="Wat organisaties van de onderneming vragen, de eerste termijn bovenaan",
    operation_id="lijstTaken",
    openapi_extra=_security("taken:lezen"),
)
@systeem("taken:lezen")
def taken(
    request: SysteemRequest,
    blad: Query[Bladvraag],
    stand: Annotated[
        Literal["te_doen", "onderweg", "klaar"] | None, Field(description="Alleen taken die zo ver zijn.")
    ] = None,
) -> dict[str, Any]:
    """What is still to be done first; doing it is for a person of the company, in the portal."""
    lijst = list_taken(request.lezing)
    _require_some(stil=lijst.stil)
    alle = {"te_doen": lijst.te_doen, "onderweg": lijst.onderweg, "klaar": lijst.klaar}
    rijen = alle[stand] if stand else tuple(taak for deel in alle.values() for taak in deel)
    return _page(request, blad, rijen, Systeemtaak.of, lijst.ontbreekt)


@router.get(
    "/verplichtingen",
    response=Verplichtingenblad,
    summary="Wat de onderneming moet doen, de eerste dag bovenaan",
    operation_id="lijstVerplichtingen",
    openapi_extra=_security("verplichtingen:lezen"),
)
@systeem("verplichtingen:lezen")
def verplichtingen(
    request: SysteemRequest,
    blad: Query[Bladvraag],
    tot: Annotated[date | None, Field(description="Alleen met een laatste dag tot en met deze.")] = None,
    gedaan: Annotated[bool, Field(description="Ook wat al gedaan is.")] = False,  # noqa: FBT002 - a query parameter
) -> dict[str, Any]:
    """Worked out from facts at the sources, with the law behind each; without a fact we do not guess."""
    gelezen = read_kalender(request.lezing)
    beeld, ontbreekt = gelezen.beeld, gelezen.feiten.ontbreekt
    _require_some(stil=bool(ontbreekt) and not (beeld.alle or beeld.doorlopend))
    rijen = sorted(beeld.alle if gedaan else _open(beeld), key=lambda punt: punt.dag)
    rijen = [punt for punt in rijen if tot is None or punt.dag <= tot]
    feiten = sorted({naam for item in beeld.onbeslist for naam in item.namen})
    return _page(request, blad, rijen, Systeemverplichting.of, ontbreekt) | {"onbeslist": feiten}


def _open(beeld: Kalenderbeeld) -> tuple[Punt, ...]:
    """What is not done yet, as far as anybody knows."""
    return (*beeld.te_laat, *beeld.deze_maand, *beeld.later)


def _page(
    request: SysteemRequest,
    blad: Bladvraag,
    rijen: Sequence[S],
    vorm: Callable[[S], T],
    ontbreekt: tuple[SourceResult[Any], ...],
) -> dict[str, Any]:
    """One page of these, with links to the ones beside it and the sources that are missing."""
    begin = (blad.page - 1) * blad.page_size
    eind = begin + blad.page_size
    lezing: Systeemlezing = request.lezing
    return {
        "count": len(rijen),
        "next": _link(request, blad.page + 1) if eind < len(rijen) else None,
        "previous": _link(request, blad.page - 1) if blad.page > 1 else None,
        "results": [vorm(rij) for rij in rijen[begin:eind]],
        "ontbreekt": missing((*lezing.onvolledig, *ontbreekt)),
    }


def _link(request: SysteemRequest, page: int) -> str:
    query: QueryDict = request.GET.copy()
    query["page"] = str(page)
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def _require_some(*, stil: bool) -> None:
    """An answer without any source says nothing: that is no empty list."""
    if stil:
        raise _silent()


def _silent() -> ProbleemFout:
    detail = _("Geen enkele bron geeft nu antwoord. Probeer het later opnieuw.")
    return ProbleemFout(503, detail, koppen={"Retry-After": _WACHT})


__all__ = ["PAD", "create_mijn_api"]
