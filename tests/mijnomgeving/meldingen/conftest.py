"""A source that knows our secret."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from mijnomgeving.federatie.meldingen.bezorger import SOORT, sign
from tests.mijnomgeving.conftest import NOOR

SLEUTEL = "sleutel-van-de-test-van-minstens-32-tekens"


def verhuizing(**anders: object) -> dict[str, Any]:
    """An event of the BRP about Noor; `anders` replaces attributes, and None leaves one out."""
    event = {
        "specversion": "1.0",
        "id": "f3dce042-cd6e-4977-844d-05be8dce7cea",
        "source": "urn:nld:oin:00000001822100824000:systeem:brp",
        "type": "nl.brp.verhuizing",
        "subject": f"BSN:{NOOR}",
        "time": "2026-11-22T09:00:00+01:00",
        "sequence": "1",
        "sequencetype": "Integer",
    }
    return {name: value for name, value in (event | anders).items() if value is not None}


@dataclass(frozen=True)
class Bron:
    """Sends events as the federatie does, or as somebody who means harm."""

    client: Client

    def send(
        self,
        event: object,
        *,
        sleutel: str = SLEUTEL,
        at: float | None = None,
        soort: str = SOORT,
        getekend: bytes | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> HttpResponse:
        """Sign and send; `getekend` signs another body than goes out."""
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        event_id = str(event.get("id", "")) if isinstance(event, dict) else "x"
        moment = int(time.time() if at is None else at)
        headers = sign(body if getekend is None else getekend, bericht_id=event_id, at=moment, sleutel=sleutel.encode())
        answer = self.client.generic(
            "POST", "/api/v1/meldingen", body, content_type=soort, headers=headers | dict(koppen or {})
        )
        return cast("HttpResponse", answer)


@pytest.fixture
def bron(client: Client, settings: Settings) -> Bron:
    settings.MELDINGEN_SLEUTEL = SLEUTEL
    return Bron(client)
