"""What the site itself must keep valid, as seen from outside, its backups, and the line at the login."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from portal.core.deadline import Deadline
from portal.meten.stand import Stand, register_meting
from portal.outbound.service import (
    BronFout,
    Verzoek,
    certificaat_tot,
    register_basis_url,
    request_json,
    run_together,
)
from portal.web.wachtkamer import wachtkamer

BRON = "Portaal zelf"
SECONDEN = 5.0
_VERLOOPT = re.compile(rb"^Expires: (\S+)\s*$", re.MULTILINE)


def connect() -> None:
    """Let the worker measure them."""
    register_meting("certificaat", measure_certificaat)
    register_meting("securitytxt", measure_securitytxt)
    register_meting("reservekopie", measure_reservekopie)
    register_meting("wachtkamer", measure_wachtkamer)


def measure_certificaat() -> Iterator[Stand]:
    """Until when the certificate of the edge is valid; nothing without TLS."""
    register_basis_url(settings.SITE_URL)
    deadline = Deadline.after(SECONDEN)
    [tot] = run_together(certificaat_tot(BRON, settings.SITE_URL, deadline=deadline), deadline=deadline)
    if tot:
        yield Stand("portaal.certificaat.tot", tot.timestamp(), {"bron": BRON})


def measure_securitytxt() -> Iterator[Stand]:
    """Until when security.txt says of itself that it is valid (RFC 9116); nothing when the edge does not give it."""
    register_basis_url(settings.SITE_URL)
    deadline = Deadline.after(SECONDEN)
    verzoek = Verzoek(BRON, "GET", f"{settings.SITE_URL}/.well-known/security.txt", leest="bytes")
    with suppress(BronFout):
        [antwoord] = run_together(request_json(verzoek, deadline=deadline), deadline=deadline)
        if gevonden := _VERLOOPT.search(antwoord.data):
            yield Stand("portaal.securitytxt.tot", datetime.fromisoformat(gevonden[1].decode()).timestamp())


def measure_wachtkamer() -> Iterator[Stand]:
    """How many stand in the line at the login."""
    wachtenden = wachtkamer().wachtenden()
    if wachtenden is not None:
        yield Stand("portaal.wachtkamer.wachtend", wachtenden)


def measure_reservekopie() -> Iterator[Stand]:
    """When the newest backup was made, by its own list (`deploy.reservekopie`); nothing when there is none."""
    if not settings.RESERVEKOPIE_MAP:
        return
    lijsten = Path(settings.RESERVEKOPIE_MAP).glob("*/lijst.json")
    gemaakt = [datetime.fromisoformat(json.loads(lijst.read_text(encoding="utf-8"))["gemaakt"]) for lijst in lijsten]
    if gemaakt:
        yield Stand("portaal.reservekopie.gemaakt", max(gemaakt).timestamp())
