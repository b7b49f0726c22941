"""What a page sends back with 'klopt dit?': the turn that is judged, signed, so that nothing of it has to be kept.

The text in it is the masked question that stands on that same page. After 30 minutes it is worth nothing.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing

from wegwijzer_ai.antwoord.model import Antwoord

GELDIG = timedelta(minutes=30)
SHOWN = 3
_SALT = "wegwijzer_ai.vragen"


def new_sleutel() -> str:
    """A key that nobody can guess: 128 bits."""
    return secrets.token_urlsafe(16)


def sign(*, sleutel: str, tekst: str, antwoord: Antwoord) -> str:
    """The facts of a turn for a form of ours."""
    feiten = {
        "s": sleutel,
        "v": tekst,
        "t": antwoord.taal,
        "u": antwoord.uitkomst.value,
        "z": antwoord.zekerheid,
        "p": list(antwoord.stand.producten[:SHOWN]),
    }
    return signing.dumps(feiten, salt=_SALT, compress=True)


def read(bewijs: str) -> Mapping[str, Any] | None:
    """Those facts; nothing when it is too old or was not made by us."""
    try:
        feiten: Mapping[str, Any] = signing.loads(bewijs, salt=_SALT, max_age=GELDIG)
    except signing.BadSignature:
        return None
    return feiten
