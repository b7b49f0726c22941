"""`POST /api/v1/meldingen`: where sources tell that something changed."""

import time

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import ValidationError

from mijnomgeving.meldingen.gebeurtenisbericht import MAX_BYTES, Gebeurtenisbericht
from mijnomgeving.meldingen.handtekening import OngeldigeHandtekening, verify
from mijnomgeving.meldingen.services import receive
from portal.api import InvalidParam, ProbleemFout, describe_fouten
from portal.core.beleid import public

SOORT = "application/cloudevents+json"
_BESCHRIJVING = {
    "requestBody": {
        "required": True,
        "description": "Een CloudEvent volgens het NL GOV-profiel, met de koppen van Standard Webhooks.",
        "content": {SOORT: {"schema": Gebeurtenisbericht.model_json_schema()}},
    },
    "responses": describe_fouten("401", "413", "415"),
}
router = Router(tags=["meldingen"])
log = structlog.get_logger(__name__)


@router.post(
    "/meldingen",
    response={204: None},
    summary="Meld dat er iets is veranderd",
    operation_id="meldGebeurtenis",
    openapi_extra=_BESCHRIJVING,
)
@public
def meld_gebeurtenis(request: HttpRequest) -> HttpResponse:
    """Take in one notification of a source that knows our secret; the same one again changes nothing."""
    if int(request.headers.get("Content-Length") or 0) > MAX_BYTES:
        raise ProbleemFout(413, _("De melding is te groot."))
    if request.content_type != SOORT:
        raise ProbleemFout(415, _("Stuur de melding als %(soort)s.") % {"soort": SOORT})
    melding_id = _signed_id(request)
    bericht = _read(request.body)
    if bericht.id != melding_id:
        raise ProbleemFout(401, _("De handtekening klopt niet."))
    log.info("melding_received", bron=bericht.source, soort=bericht.type, nieuw=receive(bericht))
    return HttpResponse(status=204)


def _signed_id(request: HttpRequest) -> str:
    sleutels = [settings.MELDINGEN_SLEUTEL.encode()]
    try:
        return verify(request.headers, request.body, sleutels=sleutels, now=time.time())
    except OngeldigeHandtekening as ongeldig:
        log.info("melding_refused", reden=str(ongeldig))
        raise ProbleemFout(401, _("De handtekening klopt niet.")) from None


def _read(body: bytes) -> Gebeurtenisbericht:
    try:
        return Gebeurtenisbericht.model_validate_json(body)
    except ValidationError as fout:
        invalid = [
            InvalidParam(name=".".join(map(str, error["loc"])) or "melding", reason=_("Deze waarde kan niet."))
            for error in fout.errors(include_input=False, include_url=False)
        ]
        detail = _("Eén of meer waarden kloppen niet. Bij invalidParams staat welke.")
        raise ProbleemFout(400, detail, invalid_params=invalid) from None
