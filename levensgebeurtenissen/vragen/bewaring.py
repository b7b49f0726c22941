"""What somebody answered is not lost when the session ends: the page itself carries it, sealed (WCAG 2.2.1).

The session ends after 15 minutes without activity, so that answers do not wait on our computer for who comes next. The
form on the page holds the same answers, encrypted with a key that only we have; whoever sends it within a day goes on
where they were. Nothing of it can be read on the page, and it stands nowhere else.
"""

import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Fout
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone

from levensgebeurtenissen.vragen.basis import Antwoord
from levensgebeurtenissen.vragen.sessie import pack, unpack
from portal.toegang.versleuteling import Onleesbaar, seal, unseal

BEWAARD: Final = "_bewaard"
"""The field of a form that holds the sealed answers."""
GELDIG: Final = 24 * 60 * 60
"""How long it can be used, in seconds; more than the twenty hours of WCAG 2.2.1."""
_DOEL: Final = "bewaarde antwoorden"


def seal_antwoorden(*, naam: str, antwoorden: Mapping[str, Antwoord]) -> str:
    """The answers of the flow with this name, for in a form."""
    ingepakt = {sleutel: pack(antwoord) for sleutel, antwoord in antwoorden.items()}
    plain = json.dumps({"tot": time.time() + GELDIG, "antwoorden": ingepakt}).encode()
    return urlsafe_b64encode(seal(plain, session_key=naam, doel=_DOEL)).decode()


def unseal_antwoorden(bewaard: str, *, naam: str) -> dict[str, Antwoord]:
    """The answers that `seal_antwoorden` sealed; none when it is too old, of another flow or not ours."""
    try:
        plain = unseal(urlsafe_b64decode(bewaard.encode()), session_key=naam, doel=_DOEL)
    except (Onleesbaar, Base64Fout, ValueError):
        return {}
    inhoud = json.loads(plain)
    if inhoud["tot"] < time.time():
        return {}
    return {sleutel: unpack(waarde) for sleutel, waarde in inhoud["antwoorden"].items()}


def time_left(request: HttpRequest) -> dict[str, Any]:
    """How long the session of this browser still lives, for the warning before its end.

    Returns:
        In milliseconds `rest_ms`, when nothing happens, and `maximum_ms`, whatever happens.
    """
    eind, maximum = request.session.eindigt  # type: ignore[attr-defined]
    nu = datetime.now(timezone.get_current_timezone()).timestamp()
    return {"rest_ms": int((eind - nu) * 1000), "maximum_ms": int((maximum - nu) * 1000)}
