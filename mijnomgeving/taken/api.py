"""`POST /api/v1/betaalmeldingen`: where the payment service tells that a betaling ended."""

import time

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mijnomgeving.meldingen.handtekening import OngeldigeHandtekening, verify
from mijnomgeving.taken.betalen import receive_melding
from portal.api import InvalidParam, ProbleemFout, describe_fouten
from portal.core.beleid import public

_MAX_BYTES = 2_000
router = Router(tags=["betaalmeldingen"])
log = structlog.get_logger(__name__)


class Betaalmelding(BaseModel):
    """A betaling ended; how, we ask the service itself."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$", description="Sleutel van de betaling.")
    status: str = Field(min_length=1, max_length=20, description="Hoe zij afliep; wij vragen dit na.")


_BESCHRIJVING = {
    "requestBody": {
        "required": True,
        "description": "Welke betaling is afgelopen, met de koppen van Standard Webhooks.",
        "content": {"application/json": {"schema": Betaalmelding.model_json_schema()}},
    },
    "responses": describe_fouten("401", "413"),
}


@router.post(
    "/betaalmeldingen",
    response={204: None},
    summary="Meld dat een betaling is afgelopen",
    operation_id="meldBetaling",
    openapi_extra=_BESCHRIJVING,
)
@public
def meld_betaling(request: HttpRequest) -> HttpResponse:
    """Take in one notification of the payment service; the same one again changes nothing."""
    if int(request.headers.get("Content-Length") or 0) > _MAX_BYTES:
        raise ProbleemFout(413, _("De melding is te groot."))
    _check_signature(request)
    try:
        melding = Betaalmelding.model_validate_json(request.body)
    except ValidationError as fout:
        invalid = [
            InvalidParam(name=".".join(map(str, error["loc"])) or "melding", reason=_("Deze waarde kan niet."))
            for error in fout.errors(include_input=False, include_url=False)
        ]
        detail = _("Eén of meer waarden kloppen niet. Bij invalidParams staat welke.")
        raise ProbleemFout(400, detail, invalid_params=invalid) from None
    receive_melding(betaling_id=melding.id)
    return HttpResponse(status=204)


def _check_signature(request: HttpRequest) -> None:
    try:
        verify(request.headers, request.body, sleutels=[settings.BETALEN_SLEUTEL.encode()], now=time.time())
    except OngeldigeHandtekening as ongeldig:
        log.info("betaalmelding_refused", reden=str(ongeldig))
        raise ProbleemFout(401, _("De handtekening klopt niet.")) from None
