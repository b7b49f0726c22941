"""Noor reads that the counter looked, asks why, and gets an answer; and what both logs hold of it."""

import json
import re
import time

import pytest
from django.db import DatabaseError

from mijnomgeving.inzendingen.bezorging import handle_bezorging
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.loket.sporen import contact_of, herkomst_of
from mijnomgeving.loket.toezicht import selectors, services
from mijnomgeving.loket.toezicht.models import Alarm, Inzagevraag
from portal.outbox.models import OutboxBericht
from portal.verantwoording import services as logboeken
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import check_keten, logboek_record
from portal.verantwoording.services import LogboekFout, record_action
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.mijnomgeving.loket.toezicht.conftest import MENSEN, NOOR, Balie, MaakBalie, Toezichthouder
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db
INZAGE = "/mijn/inzage/"
_LDV = {"traceId", "spanId", "status", "name", "startTime", "endTime", "attributes"}


def doe(balie: Balie, wat: str, *, actie: str = "gedaan", doel: str = "loket-hulp", gelukt: bool = True) -> None:
    record_action(
        handelende=balie.wie.handelende,
        betrokkene=NOOR,
        activiteit=REGISTER[doel],
        actie=actie,
        bron="Gemeente Utrecht",
        wat=wat,
        gelukt=gelukt,
        herkomst=herkomst_of(balie.open().pk),
    )


def kijk_van_loket(noor: Bezoeker) -> str:
    """The page of what the counter did last."""
    html = noor.ga(INZAGE).html
    [regel, *_] = [deel for deel in html.split('<li class="inzage__regel">') if "Gemeente Utrecht</strong>" in deel]
    found = re.search(r'href="(/mijn/inzage/portaal/[0-9a-f]{16}/)"', regel)
    assert found
    return found[1]


@pytest.mark.norm("B23")
def test_what_was_seen_and_done_at_the_counter_is_there_within_five_seconds(noor: Bezoeker, balie: MaakBalie) -> None:
    fatima, begin = balie(), time.monotonic()
    doe(fatima, "gezocht op geboortedatum en achternaam", actie="gezocht")
    fatima.kijk(NOOR, contact=fatima.open().pk)
    doe(fatima, "een notitie gemaakt")
    pagina = noor.ga(INZAGE)
    assert time.monotonic() - begin < 5
    for woorden in (
        "Gemeente Utrecht via",
        "Een medewerker zocht u op.",
        "Gezocht op geboortedatum en achternaam",
        "Uw zaken: UWV",
        "Een medewerker deed iets voor u.",
        "Een notitie gemaakt",
        "U helpen met uw eigen zaken bij de overheid, aan een loket of telefoon.",
    ):
        assert woorden in pagina.tekst
    assert "Fatima" not in pagina.html
    assert "fatima-aydin" not in pagina.html
    # Somebody who was stopped is no source that gave no answer.
    doe(fatima, "een medewerker is tegengehouden", actie="tegengehouden", gelukt=False)
    gestopt = noor.ga(INZAGE).tekst
    assert "Een medewerker is tegengehouden: Gemeente Utrecht" in gestopt
    assert "Geen antwoord" not in gestopt


@pytest.mark.norm("B23")
def test_noor_asks_why_and_the_privacy_officer_answers(
    noor: Bezoeker, joris: Toezichthouder, uwv: Toezichthouder, balie: MaakBalie
) -> None:
    fatima = balie()
    contact = fatima.open()
    fatima.kijk(NOOR, contact=contact.pk)
    pad = kijk_van_loket(noor)
    formulier = noor.ga(f"{pad}vraag/")
    sleutel = re.search(r'name="sleutel" value="([^"]+)"', formulier.html)
    assert sleutel
    velden = {"vraag": "Ik was die dag niet bij de gemeente. Waarom keek u?", "sleutel": sleutel[1]}
    for _ in range(2):
        assert noor.client.post(f"{pad}vraag/", velden).status_code == 303
    # Sent twice it is one question, and one thing on its way that arrives.
    inzending, vraag = Inzending.objects.get(), Inzagevraag.objects.get()
    handle_bezorging({"nummer": inzending.nummer})
    inzending.refresh_from_db()
    assert inzending.stand == "aangekomen"
    assert Alarm.objects.get().soort == "vraag"
    assert "De toezichthouder van de organisatie kijkt ernaar" in noor.ga(pad).tekst
    assert "In behandeling" in noor.ga(INZAGE).tekst

    een = f"vragen/{vraag.pk}/"
    assert uwv.ga(een).status == 404
    assert "Ik was die dag niet bij de gemeente" in joris.ga("vragen/").tekst
    pagina = joris.ga(een)
    assert "Dit deed Fatima Aydin bij dit contact" in pagina.tekst
    assert f"/loket/toezicht/contact/{contact.pk}/" in pagina.html
    assert "Schrijf uw antwoord" in joris.stuur(een).tekst
    antwoord = "Er was een vergissing met uw dossiernummer. Dat had niet gemogen."
    assert "Uw antwoord is verstuurd" in joris.stuur(een, {"antwoord": antwoord}).tekst
    assert "had deze vraag al beantwoord" in joris.stuur(een, {"antwoord": "Nog een antwoord."}).tekst

    gelezen = noor.ga(pad)
    assert antwoord in gelezen.tekst
    assert "Fatima" not in gelezen.html
    assert "Er is antwoord" in noor.ga(INZAGE).tekst
    # Nothing of it is kept in clear.
    bewaard = repr([list(m.objects.values()) for m in (Inzagevraag, Alarm, AuditRegel, OutboxBericht)])
    for stukje in ("vergissing", "die dag", str(NOOR.bsn), "Fatima"):
        assert stukje not in bewaard
    assert selectors.export_eigen(betrokkene=NOOR)[0]["stand"] == "Beantwoord"
    assert services.forget(betrokkene=NOOR) == 1
    assert "Uw vragen hierover" not in noor.ga(INZAGE).tekst


def test_a_complaint_that_waits_stays_when_the_account_is_closed(
    noor: Bezoeker, joris: Toezichthouder, balie: MaakBalie
) -> None:
    fatima = balie()
    fatima.kijk(NOOR, contact=None)
    pad = f"{kijk_van_loket(noor)}klacht/"
    sleutel = re.search(r'name="sleutel" value="([^"]+)"', noor.ga(pad).html)
    assert sleutel
    noor.client.post(pad, {"klacht": "Dit mag niet.", "sleutel": sleutel[1]})
    assert services.forget(betrokkene=NOOR) == 1
    vraag = Inzagevraag.objects.get()
    assert vraag.betrokkene == ""
    assert "zonder contact" in joris.ga(f"vragen/{vraag.pk}/").tekst
    antwoord = joris.stuur(f"vragen/{vraag.pk}/", {"antwoord": "U hebt gelijk, dit mocht niet."})
    assert "Uw antwoord is verstuurd" in antwoord.tekst


@pytest.mark.norm("B22")
def test_each_action_is_one_valid_record_without_the_employee(balie: MaakBalie) -> None:
    fatima = balie()
    doe(fatima, "een notitie gemaakt")
    fatima.kijk(NOOR, contact=fatima.open().pk)
    records = [logboek_record(verwerking) for verwerking in Verwerking.objects.all()]
    assert len(records) == AuditRegel.objects.exclude(operation_id="").count() == 2
    for record in records:
        assert set(record) == _LDV
        assert str(record["attributes"]["dpl.core.processing_activity_id"]).endswith("/loket-hulp")  # type: ignore[index]
        tekst = json.dumps(record)
        assert "fatima" not in tekst.lower()
        assert str(NOOR.bsn) not in tekst
        assert not any(naam in tekst for naam in AuditRegel.objects.values_list("handelende", flat=True) if naam)
    assert len({record["spanId"] for record in records}) == 2
    assert check_keten() is None


@pytest.mark.norm("B21")
def test_what_cannot_be_logged_is_not_done(balie: MaakBalie, monkeypatch: pytest.MonkeyPatch) -> None:
    fatima = balie()
    voor = Verwerking.objects.count(), AuditRegel.objects.count()
    contact = fatima.open()

    def stuk(_regels: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(logboeken, "_append", stuk)
    with pytest.raises(LogboekFout):
        record_action(
            handelende=fatima.wie.handelende,
            betrokkene=NOOR,
            activiteit=REGISTER["loket-hulp"],
            actie="gedaan",
            bron="Gemeente Utrecht",
            wat="een notitie gemaakt",
            herkomst=herkomst_of(contact.pk),
        )
    with pytest.raises(LogboekFout):
        services.raise_alarm(soort="collega", medewerker=fatima.wie, over="Een collega.")
    assert Verwerking.objects.count() == voor[0]
    assert not Alarm.objects.exists()


@pytest.mark.norm("B22")
def test_a_hundred_looks_are_a_hundred_records(balie: MaakBalie) -> None:
    fatima = balie()
    contact = fatima.open()
    for mens in MENSEN[:10]:
        for _ in range(10):
            fatima.kijk(mens, contact=contact.pk)
    assert Verwerking.objects.count() == 100
    assert AuditRegel.objects.filter(actie="gelezen", herkomst=herkomst_of(contact.pk)).count() == 100


def test_the_origin_names_its_contact_and_nothing_else_does(balie: MaakBalie) -> None:
    contact = balie().open()
    assert contact_of(herkomst_of(contact.pk)) == contact.pk
    for herkomst in ("portaal", "loket", "loket geen-uuid", f"een loket {contact.pk}", "worker", ""):
        assert contact_of(herkomst) is None
    with pytest.raises(ValueError, match="record_reads"):
        doe(balie(), "iets gelezen", actie="gelezen")
