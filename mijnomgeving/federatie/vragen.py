"""Questions about one person or company, in the body of a POST so that no number stands in an address."""

import re
from collections.abc import Mapping

from aiohttp import web

from mijnomgeving.federatie.parameters import Fout, refuse
from mijnomgeving.federatie.problemen import Probleem, read_json_object

_VORMEN: Mapping[str, str] = {"burgerservicenummer": r"[0-9]{9}", "kvkNummer": r"[0-9]{8}"}
MEESTE_NUMMERS = 500


async def read_nummer(request: web.Request, *namen: str) -> tuple[str, str]:
    """Which of these numbers the body holds, and the number: exactly one, and nothing else.

    Raises:
        Probleem: 400 another body; 415 no JSON.
    """
    if request.content_type != "application/json":
        raise Probleem(status=415, title="Media Type wordt niet ondersteund.", code="unsupported")
    vraag = await read_json_object(request)
    if unknown := set(vraag) - set(namen):
        shown = re.sub(r"[^a-zA-Z0-9._]", "", min(unknown))[:30] or "body"
        refuse([Fout(shown, "unknownParam", "Parameter is niet verwacht.")])
    if len(vraag) != 1:
        refuse([Fout(naam, "required", "Precies een van deze parameters is verplicht.") for naam in namen])
    [(naam, waarde)] = vraag.items()
    if not isinstance(waarde, str) or not re.fullmatch(_VORMEN[naam], waarde, re.ASCII):
        refuse([Fout(naam, "pattern", "Waarde voldoet niet aan patroon.")])
    return naam, waarde


async def read_kvk_nummers(request: web.Request) -> tuple[str, ...]:
    """The KVK numbers of the companies that the body asks about, each once: 1 to 500, and nothing else.

    Raises:
        Probleem: 400 another body; 415 no JSON.
    """
    if request.content_type != "application/json":
        raise Probleem(status=415, title="Media Type wordt niet ondersteund.", code="unsupported")
    vraag = await read_json_object(request)
    nummers = vraag.get("kvkNummers")
    if set(vraag) != {"kvkNummers"} or not isinstance(nummers, list) or not 1 <= len(nummers) <= MEESTE_NUMMERS:
        refuse([Fout("kvkNummers", "required", "Alleen een lijst van 1 tot 500 KVK-nummers is toegestaan.")])
    if not all(isinstance(nummer, str) and re.fullmatch(_VORMEN["kvkNummer"], nummer, re.ASCII) for nummer in nummers):
        refuse([Fout("kvkNummers", "pattern", "Waarde voldoet niet aan patroon.")])
    return tuple(dict.fromkeys(nummers))
