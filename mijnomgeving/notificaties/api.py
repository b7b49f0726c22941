"""`POST /api/v1/bezorgmeldingen`: where the mail service tells that a mail did not arrive."""

import time
from typing import Literal
from uuid import UUID

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cms.attendering import services as attendering
from mijnomgeving.meldingen.handtekening import OngeldigeHandtekening, verify
from mijnomgeving.notificaties.services import note_returned
from portal.api import InvalidParam, ProbleemFout, describe_fouten
from portal.core.beleid import public

MAX_BYTES = 8 * 1024
_MISLUKT = frozenset({"permanent-failure", "temporary-failure", "technical-failure"})
router = Router(tags=["notificaties"])
log = structlog.get_logger(__name__)


class Bezorgmelding(BaseModel):
    """The delivery receipt of NotifyNL, as far as we read it: never the address that it also holds."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    id: str = Field(min_length=1, max_length=200, description="Kenmerk van de verzending bij de maildienst.")
    reference: str = Field(
        pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[1-9]$",
        description="Het eerste deel van de Message-ID van onze mail.",
    )
    status: Literal["delivered", "permanent-failure", "temporary-failure", "technical-failure"]


_BESCHRIJVING = {
    "requestBody": {
        "required": True,
        "description": "Een afleverbericht zoals NotifyNL het stuurt, met de koppen van Standard Webhooks.",
        "content": {"application/json": {"schema": Bezorgmelding.model_json_schema()}},
    },
    "responses": describe_fouten("401", "413"),
}


@router.post(
    "/bezorgmeldingen",
    response={204: None},
    summary="Meld of een mail is aangekomen",
    operation_id="meldBezorging",
    openapi_extra=_BESCHRIJVING,
)
@public
def meld_bezorging(request: HttpRequest) -> HttpResponse:
    """Take in what became of a mail, from a mail service that knows our secret; told twice is told once."""
    if int(request.headers.get("Content-Length") or 0) > MAX_BYTES:
        raise ProbleemFout(413, _("De melding is te groot."))
    try:
        verify(request.headers, request.body, sleutels=[settings.BEZORGING_SLEUTEL.encode()], now=time.time())
    except OngeldigeHandtekening as ongeldig:
        log.info("bezorgmelding_refused", reden=str(ongeldig))
        raise ProbleemFout(401, _("De handtekening klopt niet.")) from None
    melding = _read(request.body)
    kenmerk, _punt, poging = melding.reference.partition(".")
    if melding.status in _MISLUKT:
        nummer, blijvend = UUID(kenmerk), melding.status == "permanent-failure"
        nieuw = note_returned(kenmerk=nummer, poging=int(poging))
        # A mail to somebody who subscribed without logging in: the receipt says not which of both it was.
        nieuw = attendering.note_returned(kenmerk=nummer, blijvend=blijvend) or nieuw
        log.info("mail_returned", status=melding.status, nieuw=nieuw)
    return HttpResponse(status=204)


def _read(body: bytes) -> Bezorgmelding:
    try:
        return Bezorgmelding.model_validate_json(body)
    except ValidationError as fout:
        invalid = [
            InvalidParam(name=".".join(map(str, error["loc"])) or "melding", reason=_("Deze waarde kan niet."))
            for error in fout.errors(include_input=False, include_url=False)
        ]
        detail = _("Eén of meer waarden kloppen niet. Bij invalidParams staat welke.")
        raise ProbleemFout(400, detail, invalid_params=invalid) from None
