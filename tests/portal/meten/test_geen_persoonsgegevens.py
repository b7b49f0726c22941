"""What people are and type is planted in requests and in answers of sources, and found in nothing that is measured."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.meten.begin import begin, end
from portal.outbound.service import BronFout, Verzoek, request_json, run_together
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.meten.conftest import Gemeten
from tests.portal.meten.test_collector import body, collector

__all__ = ["collector"]

pytestmark = pytest.mark.django_db
# A number for tests, and words that stand nowhere else.
GEPLANT = ("999993653", "Kanariehout", "kanarie@voorbeeld.nl", "kanarievraag", "198.51.100.77", "kanariesessie")
BSN, NAAM, MAIL, VRAAG, ADRES, SESSIE = GEPLANT


@pytest.fixture
def regels() -> Iterator[io.StringIO]:
    """All lines of the log, as they go to standard output."""
    geschreven = io.StringIO()
    handler = logging.StreamHandler(geschreven)
    handler.setFormatter(logging.root.handlers[0].formatter)
    logging.root.addHandler(handler)
    yield geschreven
    logging.root.removeHandler(handler)


def visit(client: Client) -> None:
    """Public pages, the assistant, the API, logging in and what is not there, each with what is planted."""
    koppen = {
        "user-agent": NAAM,
        "referer": f"https://elders.example/?{VRAAG}",
        "x-forwarded-for": ADRES,
        "cookie": f"sessie={SESSIE}",
        "authorization": f"Bearer {BSN}",
        "traceparent": f"00-{'9' * 32}-{BSN.zfill(16)}-01",
        "tracestate": f"{VRAAG}=1",
        "baggage": f"naam={NAAM}",
    }
    for pad in ("/zoeken/", "/zoeken/suggesties/", "/wegwijzer/", "/inloggen/terug/", "/mijn/", "/loket/", "/hulp/"):
        client.get(pad, {"q": VRAAG, "vraag": f"{VRAAG} {BSN}", "state": NAAM, "next": MAIL}, headers=koppen)
    client.post("/wegwijzer/", {"vraag": f"Ik ben {NAAM}, {MAIL}, mijn bsn is {BSN}: {VRAAG}"}, headers=koppen)
    vraag = {"vraag": f"{NAAM} {BSN} {VRAAG}"}
    client.post("/api/v1/wegwijzer/vraag", vraag, content_type="application/json", headers=koppen)
    client.get("/api/v1/zoeken", {"q": f"{VRAAG} {MAIL}"}, headers=koppen)
    client.generic(VRAAG.upper(), "/hulp/", headers=koppen)


def ask(bron: Nepbron) -> None:
    """Sources that answer with what is planted, well and badly."""
    antwoorden = (
        Terug({"bsn": BSN, "naam": NAAM}),
        Terug({"detail": f"{NAAM} {MAIL}"}, status=500),
        Terug({"detail": BSN}, status=404),
        Terug({"detail": BSN}, status=403),
        Terug(ruw=f'{{"naam": "{NAAM}'.encode()),
        Terug(ruw=MAIL.encode(), soort="text/html"),
        Terug(status=302, headers={"Location": f"/{BSN}"}),
        Terug({"naam": NAAM}, afgebroken=True),
    )
    for antwoord in antwoorden:
        bron.antwoord = lambda _verzoek, deze=antwoord: deze  # type: ignore[misc]
        deadline = Deadline.after(2)
        verzoek = Verzoek(
            "Proefbron",
            "POST",
            f"{bron.url}/personen/{BSN}",
            params={"naam": NAAM},
            json={"bsn": BSN, "mail": MAIL},
            headers={"X-Vraag": VRAAG},
        )
        with operation():
            try:
                run_together(request_json(verzoek, deadline=deadline), deadline=deadline)
            except BronFout:
                continue


@pytest.mark.norm("B47")
def test_nothing_of_a_person_is_in_a_span_a_figure_or_a_line(
    gemeten: Gemeten, client: Client, bron: Nepbron, regels: io.StringIO
) -> None:
    visit(client)
    ask(bron)

    sporen = "\n".join(spoor.to_json() for spoor in gemeten.sporen)
    cijfers = "\n".join(map(str, gemeten.punten))
    assert len(gemeten.sporen) > 20
    assert gemeten.aantal("portaal.bron.oproep", bron="Proefbron") == 8
    for geplant in GEPLANT:
        assert geplant.lower() not in sporen.lower()
        assert geplant.lower() not in cijfers.lower()
        assert geplant.lower() not in regels.getvalue().lower()


@pytest.mark.norm("B47")
def test_nothing_of_a_person_leaves_for_the_collector_or_the_figures(
    collector: Nepbron, client: Client, bron: Nepbron, settings: Settings
) -> None:
    settings.METRIEKEN_TOKEN = "een-lang-geheim-van-minstens-32-tekens"
    begin()
    visit(client)
    ask(bron)
    end()

    gegaan = b"\n".join(body(ontvangen) + str(ontvangen.headers).encode() for ontvangen in collector.ontvangen)
    assert {ontvangen.pad for ontvangen in collector.ontvangen} == {"/v1/traces", "/v1/metrics", "/v1/logs"}
    tekst = client.get("/metrieken/", headers={"authorization": f"Bearer {settings.METRIEKEN_TOKEN}"}).content
    assert b"Proefbron" in gegaan
    assert b"Proefbron" in tekst
    for geplant in GEPLANT:
        assert geplant.lower().encode() not in gegaan.lower()
        assert geplant.lower().encode() not in tekst.lower()
