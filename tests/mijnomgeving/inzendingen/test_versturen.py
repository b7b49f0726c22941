"""Somebody sends something to an organisation: it arrives once, and what was sent can be read back."""

from uuid import uuid4

import pytest
from django.db import connection

from mijnomgeving.bestanden import Bestandsinhoud
from mijnomgeving.inzendingen import bezorging
from mijnomgeving.inzendingen.bezorgers import Afgewezen, GeenBezorger
from mijnomgeving.inzendingen.models import Inzending, InzendingBestand, Soort, Stand
from mijnomgeving.inzendingen.selectors import export_eigen, find_bevestiging, list_bevestigingen, list_inzendingen
from mijnomgeving.inzendingen.services import forget
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbound.service import Onbereikbaar
from portal.outbox.models import OutboxBericht
from portal.outbox.selectors import list_dode
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel
from tests.mijnomgeving.conftest import DAAN, NOOR, sessiepersoon
from tests.mijnomgeving.inzendingen.conftest import GEMEENTE, Balie, deliver, send

pytestmark = pytest.mark.django_db
FOTO = Bestandsinhoud("dak.jpg", "image/jpeg", b"\xff\xd8 een foto")


def show(persoon: Sessiepersoon) -> list[str]:
    return [getoond.stand for getoond in list_inzendingen(betrokkene=persoon.betrokkene)]


def test_what_noor_sends_reaches_the_gemeente_with_all_that_she_filled_in(balie: Balie, noor: Sessiepersoon) -> None:
    inzending = send(noor, bestanden=[FOTO], over="zaak-1", terug="/mijn/zaken/")
    assert show(noor) == ["Verstuurd, nog niet bevestigd door Gemeente Utrecht"]

    deliver()

    [zending] = balie.aangeboden
    assert zending.nummer == inzending.nummer
    assert zending.betrokkene == zending.afzender == Persoon(Bsn(NOOR))
    assert zending.opdracht == {"tekst": "Het dak lekt."}
    assert zending.bestanden == (FOTO,)
    assert zending.ingediend_op == inzending.ingediend_op
    [getoond] = list_inzendingen(betrokkene=noor.betrokkene, over="zaak-1")
    assert getoond.stand.startswith("Aangekomen bij Gemeente Utrecht op ")
    assert getoond.kenmerk == "UTR-1"
    assert not list_inzendingen(betrokkene=noor.betrokkene, over="zaak-2")


def test_a_reference_for_machines_is_not_shown(balie: Balie, noor: Sessiepersoon) -> None:
    balie.kenmerk = "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10"
    send(noor)
    deliver()
    [getoond] = list_inzendingen(betrokkene=noor.betrokkene)
    assert getoond.aangekomen
    assert getoond.kenmerk == ""


def test_what_arrived_is_kept_as_a_copy_only(balie: Balie, noor: Sessiepersoon) -> None:
    send(noor, bestanden=[FOTO])
    deliver()

    inzending = Inzending.objects.get()
    assert inzending.opdracht is None
    assert not InzendingBestand.objects.exists()
    [uit] = export_eigen(betrokkene=noor.betrokkene)
    assert uit["kopie"][0] == {"vraag": "Uw vraag", "antwoord": "Het dak lekt."}
    assert "dak.jpg" in uit["kopie"][1]["antwoord"]


@pytest.mark.norm("B57")
def test_a_double_click_and_a_second_tab_are_one_inzending(balie: Balie, noor: Sessiepersoon) -> None:
    sleutel = uuid4()
    eerste, tweede = send(noor, sleutel=sleutel), send(noor, sleutel=sleutel)
    deliver(keer=2)

    assert (tweede.nummer, tweede.herhaald, tweede.anders) == (eerste.nummer, True, False)
    assert len(balie.aangeboden) == 1
    # The same key of somebody else is another form.
    assert send(sessiepersoon(DAAN, "Daan"), sleutel=sleutel).nummer != eerste.nummer


@pytest.mark.norm("B57")
def test_who_goes_back_and_changes_something_is_told_that_it_was_not_sent(balie: Balie, noor: Sessiepersoon) -> None:
    sleutel = uuid4()
    send(noor, sleutel=sleutel)
    assert send(noor, sleutel=sleutel, antwoord="Het dak is weer heel.").anders
    deliver()

    assert [zending.opdracht["tekst"] for zending in balie.aangeboden] == ["Het dak lekt."]


@pytest.mark.norm("B58")
def test_the_receipt_is_there_before_the_organisation_has_it(balie: Balie, noor: Sessiepersoon) -> None:
    inzending = send(noor, bestanden=[FOTO])

    [bericht] = list_bevestigingen(betrokkene=noor.betrokkene)
    assert (bericht.magazijn, bericht.onderwerp) == ("portaal", "Bevestiging: Vraag over mijn dak")
    assert not bericht.gelezen
    vol = find_bevestiging(betrokkene=noor.betrokkene, bericht_id=bericht.bericht_id)
    assert vol is not None
    for woord in (inzending.nummer, GEMEENTE, "Het dak lekt.", "dak.jpg", "Uw vraag"):
        assert woord in vol.inhoud
    assert find_bevestiging(betrokkene=Persoon(Bsn(DAAN)), bericht_id=bericht.bericht_id) is None


def test_a_gemeente_that_is_down_gets_it_when_it_is_back(balie: Balie, noor: Sessiepersoon) -> None:
    balie.fouten = [Onbereikbaar(GEMEENTE), Onbereikbaar(GEMEENTE)]
    send(noor)
    deliver(keer=2)
    assert show(noor) == ["Verstuurd, nog niet bevestigd door Gemeente Utrecht"]

    deliver()
    assert len(balie.aangeboden) == 1
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


def test_what_the_outbox_gave_up_begins_again_within_the_hour(balie: Balie, noor: Sessiepersoon) -> None:
    balie.fouten = [Onbereikbaar(GEMEENTE)] * 12
    send(noor)
    deliver(keer=12)
    assert list_dode().count() == 1
    assert show(noor) == ["Verstuurd, nog niet bevestigd door Gemeente Utrecht"]

    assert bezorging.retry_gestrand() == 1
    deliver()
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


def test_a_gemeente_that_says_no_says_why(balie: Balie, noor: Sessiepersoon) -> None:
    balie.fouten = [Afgewezen("Het bezwaar kwam na de termijn.")]
    send(noor, soort=Soort.BEZWAAR)
    deliver(keer=2)

    [getoond] = list_inzendingen(betrokkene=noor.betrokkene)
    assert getoond.stand == "Gemeente Utrecht nam dit niet aan"
    assert getoond.kop.reden == "Het bezwaar kwam na de termijn."
    assert balie.aangeboden == []


@pytest.mark.norm("B55")
def test_what_is_about_one_thing_arrives_in_order_and_holds_up_nothing_else(balie: Balie, noor: Sessiepersoon) -> None:
    balie.fouten = [Onbereikbaar(GEMEENTE)]
    for antwoord, over in (("eerst", "zaak-1"), ("daarna", "zaak-1"), ("iets anders", "zaak-2")):
        send(noor, antwoord=antwoord, over=over)
    deliver()
    assert [zending.opdracht["tekst"] for zending in balie.aangeboden] == ["iets anders"]

    deliver(keer=2)
    assert [zending.opdracht["tekst"] for zending in balie.aangeboden] == ["iets anders", "eerst", "daarna"]


def test_nobody_reads_in_the_database_who_sent_what(balie: Balie, noor: Sessiepersoon) -> None:
    send(noor, bestanden=[Bestandsinhoud("geheimpje.pdf", "application/pdf", b"lekkage-foto")])
    with connection.cursor() as cursor:
        alles = ""
        for model in (Inzending, InzendingBestand, OutboxBericht, AuditRegel):
            cursor.execute(f"SELECT t::text FROM {model._meta.db_table} t")
            alles += " ".join(rij[0] for rij in cursor.fetchall())
    # A column of bytes is shown as hexadecimal text.
    for geheim in (NOOR, "Het dak lekt", "mijn dak", "geheimpje", "lekkage-foto", "Noor"):
        assert geheim not in alles
        assert geheim.encode().hex() not in alles


def test_sending_and_bringing_stand_in_the_audit_log(balie: Balie, noor: Sessiepersoon) -> None:
    inzending = send(noor)
    deliver()

    regels = AuditRegel.objects.filter(object=f"inzending {inzending.nummer}").order_by("volgnummer")
    assert [(regel.actie, regel.resultaat) for regel in regels] == [("verstuurd", "gelukt"), ("bezorgd", "gelukt")]
    assert regels[0].handelende


def test_who_closes_the_account_leaves_nothing_but_what_is_still_on_its_way(balie: Balie, noor: Sessiepersoon) -> None:
    send(noor)
    deliver()
    send(noor, antwoord="Nog onderweg.")

    assert forget(betrokkene=noor.betrokkene) == 2
    assert list_inzendingen(betrokkene=noor.betrokkene) == ()
    assert Inzending.objects.get().betrokkene == ""
    deliver()
    assert [zending.opdracht["tekst"] for zending in balie.aangeboden] == ["Het dak lekt.", "Nog onderweg."]
    assert not Inzending.objects.exists()


def test_an_unknown_bezorger_is_found_out_before_anything_is_kept(balie: Balie, noor: Sessiepersoon) -> None:
    with pytest.raises(GeenBezorger):
        send(noor, bezorger="proef.niemand")
    assert not Inzending.objects.exists()
