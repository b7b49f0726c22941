"""B21-B25: whatever page somebody opens, both logs say so, or there is no page."""

import json
import re
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve

from portal.core.beleid import KENMERK
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import check_keten, logboek_record
from tests.mijnomgeving.conftest import NOOR, YOUSSEF
from tests.security.mijnomgeving.conftest import Klant
from tests.security.mijnomgeving.wandeling import Wandeling, walk
from tests.security.mijnomgeving.zaaien import sow

# A form that shows nothing of the person; what is filled in is for the next page.
ZONDER_GEGEVENS = frozenset(
    {
        *("machtiging_geven", "machtiging_activeren", "bericht_nieuw"),
        *("profiel_contact", "profiel_verwijderen", "profiel_sluiten"),
        *("stappenlijst_code", "stappenlijst_nieuw"),
        # Of a person it only says that this is for companies.
        "verplichtingen",
    }
)


def pages(wandeling: Wandeling) -> Iterator[tuple[str, str]]:
    """Name and address of each page that shows something of the person, one of each kind."""
    gehad: set[str] = set()
    for adres in wandeling.paginas:
        naam = str(resolve(adres).url_name)
        if naam not in ZONDER_GEGEVENS | gehad:
            gehad.add(naam)
            yield naam, adres


@pytest.mark.norm("B21")
@pytest.mark.norm("B22")
@pytest.mark.norm("B23")
@pytest.mark.norm("B24")
def test_every_page_is_in_both_logs_or_there_is_no_page(klant: Klant) -> None:
    client = klant(NOOR)
    sow(client)
    kijken = list(pages(walk(client)))
    fouten = [fout for naam, adres in kijken for fout in unlogged(client, naam, adres)]
    assert not fouten, "\n".join(fouten)
    assert len({regel.data_subject_id for regel in Verwerking.objects.all()}) == 1
    record = logboek_record(Verwerking.objects.latest("pk"))
    assert not {"handelende", "medewerker", "actor"} & set(json.dumps(record).lower().split('"'))
    assert check_keten() is None

    for tabel in ("verwerking", "auditregel"):
        assert list(without(f"verantwoording_{tabel}", client, kijken)) == [], tabel

    derde = AuditRegel.objects.order_by("volgnummer")[2]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE verantwoording_auditregel DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE verantwoording_auditregel SET object = 'iets anders' WHERE volgnummer = %s", [derde.volgnummer]
        )
    breuk = check_keten()
    assert breuk is not None
    assert breuk.volgnummer == derde.volgnummer


def unlogged(client: Client, naam: str, adres: str) -> Iterator[str]:
    """What is wrong with the logs after opening this page."""
    voor, regels_voor = Verwerking.objects.count(), AuditRegel.objects.filter(actie="gelezen").count()
    if (status := client.get(adres).status_code) != 200:
        yield f"{naam}: {status}"
        return
    nieuw = list(Verwerking.objects.order_by("pk")[voor:])
    if not nieuw:
        yield f"{naam}: nothing in the log"
    activiteit = getattr(resolve(adres).func, KENMERK).id
    if anders := {regel.processing_activity_id for regel in nieuw} - {activiteit}:
        yield f"{naam}: read for {anders}, not {activiteit}"
    if AuditRegel.objects.filter(actie="gelezen").count() - regels_voor != len(nieuw):
        yield f"{naam}: the two logs differ"
    if any(not re.fullmatch(r"[0-9a-f]{64}", regel.data_subject_id) for regel in nieuw):
        yield f"{naam}: a betrokkene that is no pseudonym"


def without(tabel: str, client: Client, kijken: list[tuple[str, str]]) -> Iterator[str]:
    """Which of these pages still open when this log cannot be written."""
    client.raise_request_exception = False
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {tabel} RENAME TO {tabel}_weg")
        for naam, adres in kijken:
            with transaction.atomic():
                status = client.get(adres).status_code
            if status < 500:
                yield f"{naam}: {status}"
        transaction.set_rollback(True)


@pytest.mark.norm("B25")
@pytest.mark.parametrize(
    "kwaad", ['%0a{"event": "vals"}', "%1b%5b31mrood", "%22%2c%22event%22%3a%22vals", "%0d%0aSet-Cookie:x"]
)
def test_what_somebody_types_is_one_line_of_the_log(
    klant: Klant, capfd: pytest.CaptureFixture[str], kwaad: str
) -> None:
    client = klant(YOUSSEF)
    capfd.readouterr()
    for pad in (f"/mijn/zaken/{kwaad}/", f"/mijn/inzage/{kwaad}/x/", f"/mijn/verstuurd/{kwaad}/"):
        client.get(pad, headers={"user-agent": "x\\n\x1b[31m", "referer": f"https://x.example/{kwaad}"})
    client.post("/mijn/machtigingen/activeren/", {"code": 'x\n{"event": "vals"}\x1b[31m'})
    regels = [regel for regel in capfd.readouterr().err.splitlines() if regel.strip()]
    for regel in regels:
        assert json.loads(regel)["event"] != "vals"
        assert "\x1b" not in regel
