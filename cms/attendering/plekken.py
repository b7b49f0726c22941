"""Where an address lies: the PDOK Locatieserver, asked with a postcode and a number only."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from portal.core.deadline import Deadline
from portal.outbound.service import Onbegrijpelijk, Verzoek, request_json

BRON = "Kadaster (adressen)"
_PUNT = re.compile(r"POINT\((-?[0-9]{1,3}(?:\.[0-9]+)?) (-?[0-9]{1,3}(?:\.[0-9]+)?)\)")
_VELDEN = "postcode,huisnummer,centroide_ll"


@dataclass(frozen=True, slots=True)
class Plek:
    """A point, about a hundred metres precise: which house it was cannot be read from it."""

    lat: float
    lon: float


async def find_plek(*, postcode: str, huisnummer: int, deadline: Deadline) -> Plek | None:
    """Where this address lies; None when there is no such address.

    Raises:
        BronFout: the source gives no usable answer.
    """
    params = {"q": f"{postcode} {huisnummer}", "fq": "type:adres", "fl": _VELDEN, "rows": "10"}
    verzoek = Verzoek(bron=BRON, methode="GET", url=f"{settings.LOCATIESERVER_URL}/free", params=params)
    data = (await request_json(verzoek, deadline=deadline)).data
    for doc in _docs(data):
        if doc.get("postcode") == postcode and str(doc.get("huisnummer")) == str(huisnummer):
            return _read(doc)
    return None


def _docs(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON may be anything
    match data:
        case {"response": {"docs": list(docs)}} if all(isinstance(doc, dict) for doc in docs):
            return docs
    raise Onbegrijpelijk(BRON, "response")


def _read(doc: dict[str, Any]) -> Plek:
    punt = _PUNT.fullmatch(str(doc.get("centroide_ll", "")))
    if punt is None:
        raise Onbegrijpelijk(BRON, "centroide_ll")
    return Plek(round(float(punt[2]), 3), round(float(punt[1]), 3))
