"""The one door: who may not see does not ask, who asks is logged, and without a log there is nothing to see."""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import structlog
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from pytest_django import Settings

from mijnomgeving.bronnen import oproep
from mijnomgeving.bronnen.deur import Antwoorden, NietBevoegd, Vraag, list_ontbreekt, read, read_eigen
from mijnomgeving.bronnen.registry import berichten_bronnen, brp, zaken_bronnen
from portal.core.deadline import Deadline
from portal.core.niveau import Niveau
from portal.core.resultaat import Available, Reden, Stale, Unavailable
from portal.core.trace import Trace, operation
from portal.outbound.service import BronFout, Storing, TeLaat
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.services import find_persoon
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import list_inzage
from portal.verantwoording.services import LogboekFout
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, NOOR, YOUSSEF, Federatie, Ingelogd

pytestmark = pytest.mark.django_db

Lees = Callable[..., Antwoorden]


def _vragen(persoon: Sessiepersoon) -> list[Vraag[Any]]:
    """A question to each of the six sources."""
    ik = persoon.betrokkene
    return [
        Vraag(brp().naam, "uw naam", partial(brp().fetch_naam, ik)),
        *(Vraag(bron.naam, "uw zaken", partial(bron.list_zaken, ik)) for bron in zaken_bronnen()),
        *(Vraag(bron.naam, "uw berichten", partial(bron.list_berichten, ik)) for bron in berichten_bronnen()),
    ]


@pytest.fixture
def lees(noor: Sessiepersoon) -> Lees:
    """Read on behalf of Noor, unless told otherwise."""

    def read_them(*vragen: Vraag[Any], persoon: Sessiepersoon = noor, activiteit: str = "mijn-overzicht") -> Antwoorden:
        return read(*vragen, persoon=persoon, activiteit=activiteit, deadline=Deadline.after(5))

    return read_them


def _vraag(bron: str, *data: str, fout: Exception | None = None) -> Vraag[tuple[str, ...]]:
    """A question whose answer the test decides."""

    async def stel(*, deadline: Deadline) -> tuple[str, ...]:
        if fout:
            raise fout
        return data

    return Vraag(bron, "uw zaken", stel)


@pytest.mark.norm("B21")
def test_each_read_of_each_source_stands_once_in_both_logs(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon
) -> None:
    vragen = _vragen(noor)
    antwoorden = lees(*vragen)
    assert all(isinstance(antwoorden[vraag], Available) for vraag in vragen)
    verwacht = sorted((vraag.bron, vraag.gegevens) for vraag in vragen)
    assert sorted(Verwerking.objects.values_list("bron", "gegevens")) == verwacht
    assert sorted(AuditRegel.objects.values_list("object", flat=True)) == sorted(f"{a}: {b}" for a, b in verwacht)
    assert set(Verwerking.objects.values_list("processing_activity_id", "status_code")) == {("mijn-overzicht", "Ok")}
    call_command("verify_audit_chain")


def test_noor_finds_the_reads_in_her_own_list_and_daan_does_not(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon, daan: Sessiepersoon
) -> None:
    lees(*_vragen(noor))
    assert {regel.bron for regel in list_inzage(betrokkene=noor.betrokkene)} >= {"RDW", "Gemeente Utrecht"}
    assert list_inzage(betrokkene=daan.betrokkene) == []


@pytest.mark.norm("B22")
def test_each_source_received_the_very_ids_that_stand_in_the_logs(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon
) -> None:
    with operation() as pagina:
        lees(*_vragen(noor))
    ontvangen = [Trace.parse(verzoek.headers["traceparent"]) for verzoek in federatie.ontvangen]
    assert {trace.trace_id for trace in ontvangen if trace} == {pagina.trace_id}
    ids = {(trace.trace_id, trace.operation_id) for trace in ontvangen if trace}
    assert len(ids) == len(ontvangen) == 6
    assert set(Verwerking.objects.values_list("trace_id", "operation_id")) == ids
    assert set(AuditRegel.objects.values_list("trace_id", "operation_id")) == ids


def test_both_calls_for_the_steps_of_a_zaak_are_one_read(federatie: Federatie, lees: Lees, noor: Sessiepersoon) -> None:
    bron = zaken_bronnen()[0]
    zaken = Vraag(bron.naam, "uw zaken", partial(bron.list_zaken, noor.betrokkene))
    antwoord = lees(zaken)[zaken]
    assert isinstance(antwoord, Available)
    federatie.ontvangen.clear()
    lees(Vraag(bron.naam, "de stappen van uw zaak", partial(bron.list_stappen, antwoord.data[0])))
    assert len(federatie.ontvangen) == 2
    assert len({verzoek.headers["traceparent"] for verzoek in federatie.ontvangen}) == 1
    assert Verwerking.objects.count() == 2


def test_a_source_that_did_not_answer_is_logged_as_well(federatie: Federatie, lees: Lees, noor: Sessiepersoon) -> None:
    federatie.zet("zgw/rdw", "uit")
    lees(*_vragen(noor))
    assert Verwerking.objects.get(status_code="Error").bron == "RDW"
    assert AuditRegel.objects.get(resultaat="mislukt").object == "RDW: uw zaken"


@pytest.mark.norm("B16")
@pytest.mark.parametrize("niveau", [Niveau.GEEN, Niveau.LAAG])
@pytest.mark.parametrize("activiteit", ["mijn-overzicht", "mijn-zaken", "mijn-berichten", "mijn-gegevens"])
def test_a_login_that_is_too_low_asks_nobody(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon, niveau: Niveau, activiteit: str
) -> None:
    with pytest.raises(NietBevoegd) as gevangen:
        lees(*_vragen(noor), persoon=replace(noor, niveau=niveau), activiteit=activiteit)
    assert federatie.ontvangen == []
    assert not Verwerking.objects.exists()
    assert NOOR not in repr(gevangen.value)


def test_a_higher_login_may_do_what_a_lower_one_may(federatie: Federatie, lees: Lees, noor: Sessiepersoon) -> None:
    [vraag, *_] = _vragen(noor)
    assert isinstance(lees(vraag, persoon=replace(noor, niveau=Niveau.HOOG))[vraag], Available)


def test_a_purpose_that_is_not_in_the_register_asks_nobody(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon
) -> None:
    with pytest.raises(KeyError):
        lees(*_vragen(noor), activiteit="nieuwsgierig")
    assert federatie.ontvangen == []


@pytest.mark.norm("B21")
def test_without_a_log_there_is_nothing_to_see(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr("portal.verantwoording.services.sign_kop", fail)
    with pytest.raises(LogboekFout) as gevangen:
        lees(*_vragen(noor))
    assert "Bakker" not in repr(gevangen.value)
    assert not Verwerking.objects.exists()
    assert not AuditRegel.objects.exists()


@pytest.mark.norm("B21")
def test_when_the_database_itself_refuses_there_is_nothing_to_see(
    federatie: Federatie, lees: Lees, noor: Sessiepersoon
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE verantwoording_auditregel ADD CONSTRAINT vol CHECK (volgnummer < 0)")
    with pytest.raises(LogboekFout):
        lees(*_vragen(noor))
    assert not Verwerking.objects.exists()


def test_asking_nothing_logs_nothing(lees: Lees) -> None:
    lees()
    assert not Verwerking.objects.exists()


def test_a_fault_of_our_own_is_no_fault_of_the_source(lees: Lees) -> None:
    with pytest.raises(ZeroDivisionError):
        lees(_vraag("RDW", fout=ZeroDivisionError()))


def test_answers_of_several_sources_make_one_list_that_says_what_is_missing(lees: Lees) -> None:
    een, weg, twee = _vraag("Een", "a", "b"), _vraag("Weg", fout=Storing("Weg", 500)), _vraag("Twee", "c")
    samen = lees(een, weg, twee).samen([een, weg, twee])
    assert samen.data == ("a", "b", "c")
    assert samen.ontbreekt == (Unavailable("Weg", Reden.STORING),)


def test_an_old_answer_is_shown_and_named(noor: Sessiepersoon) -> None:
    vraag = _vraag("Oud")
    oud = Stale(("a",), "Oud", noor.ingelogd_op, Reden.TE_LAAT)
    samen = Antwoorden({vraag: oud}).samen([vraag])
    assert (samen.data, samen.ontbreekt) == (("a",), (oud,))


def test_a_page_names_each_source_once_and_only_what_is_not_fresh(noor: Sessiepersoon) -> None:
    weg = Unavailable("RDW", Reden.STORING)
    oud = Stale(("a",), "SVB", noor.ingelogd_op, Reden.TE_LAAT)
    goed = Available(("b",), "UWV", noor.ingelogd_op)
    assert list_ontbreekt(goed, weg, oud, Unavailable("RDW", Reden.TE_LAAT)) == (weg, oud)


def test_what_the_portal_itself_holds_is_logged_before_it_is_shown(noor: Sessiepersoon) -> None:
    read_eigen(persoon=noor, activiteit="mijn-inzage", bron="Portaal", gegevens="wie uw gegevens zag")
    [regel] = list_inzage(betrokkene=noor.betrokkene)
    assert (regel.bron, regel.gegevens, regel.gelukt) == ("Portaal", "wie uw gegevens zag", True)
    assert AuditRegel.objects.get().activiteit == "mijn-inzage"


@pytest.mark.norm("B16")
def test_a_login_that_is_too_low_does_not_see_what_the_portal_holds_either(noor: Sessiepersoon) -> None:
    laag = replace(noor, niveau=Niveau.LAAG)
    with pytest.raises(NietBevoegd):
        read_eigen(persoon=laag, activiteit="mijn-inzage", bron="Portaal", gegevens="wie uw gegevens zag")
    assert not Verwerking.objects.exists()


@pytest.mark.norm("B47")
@pytest.mark.parametrize("stand", ["normaal", "fout_500", "fout_429", "kapotte_json", "uit"])
def test_the_number_of_a_person_stands_nowhere(
    federatie: Federatie,
    lees: Lees,
    noor: Sessiepersoon,
    caplog: pytest.LogCaptureFixture,
    stand: str,
) -> None:
    vragen = _vragen(noor)
    for dienst in ("brp", "zgw/rdw", "zgw/gemeente-utrecht", "fbs/gemeente-utrecht"):
        federatie.zet(dienst, stand)
    caplog.set_level(0)
    with structlog.testing.capture_logs() as regels:
        antwoorden = lees(*vragen)
    assert bool(regels) is (stand != "normaal")
    gezien = [repr(regels), caplog.text, repr(vragen), repr([antwoorden[vraag] for vraag in vragen]), repr(noor)]
    gezien += [verzoek.pad for verzoek in federatie.ontvangen]
    gezien += [repr(list(model.objects.values())) for model in (Verwerking, AuditRegel)]
    assert not any(NOOR in tekst for tekst in gezien)


@pytest.mark.norm("B47")
@pytest.mark.parametrize("stand", ["fout_500", "kapotte_json", "uit"])
def test_no_error_of_a_source_carries_the_number(federatie: Federatie, noor: Sessiepersoon, stand: str) -> None:
    for dienst in ("brp", "zgw/rdw", "fbs/gemeente-utrecht"):
        federatie.zet(dienst, stand)
    bron = {bron.naam: bron for bron in zaken_bronnen()}["RDW"]
    for stel in (brp().fetch_ingeschrevene, bron.list_zaken, berichten_bronnen()[0].list_berichten):
        with pytest.raises(BronFout) as gevangen:
            ask(stel, noor.betrokkene)
        fout: BaseException | None = gevangen.value
        assert NOOR not in repr(vars(gevangen.value))
        while fout:
            assert NOOR not in f"{fout!r} {fout}"
            fout = fout.__cause__ or fout.__context__


def test_the_fixture_logs_people_in_by_the_portals_own_sessions(
    client: Client, ingelogd: Ingelogd, youssef: Sessiepersoon, daan: Sessiepersoon, settings: Settings
) -> None:
    for persoon, bsn in ((youssef, YOUSSEF), (daan, DAAN)):
        request = RequestFactory().get("/")
        request.session = ingelogd(client, persoon).session
        assert find_persoon(request=request) == persoon
        assert str(persoon.betrokkene.bsn) == bsn
        assert bsn not in client.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_page_of_a_machine_that_is_too_busy_says_so_and_does_not_break(
    noor: Sessiepersoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(*coroutines: Coroutine[Any, Any, object], deadline: Deadline) -> Iterator[dict[int, object]]:
        for coroutine in coroutines:
            coroutine.close()
        raise TeLaat("pagina")

    monkeypatch.setattr(oproep, "run_as_they_come", stuck)
    vraag = Vraag("RDW", "uw zaken", partial(zaken_bronnen()[0].list_zaken, noor.betrokkene))
    antwoord = read(vraag, persoon=noor, activiteit="mijn-zaken", deadline=Deadline.after(1))[vraag]
    assert antwoord == Unavailable("RDW", Reden.TE_LAAT)
    assert [regel.gelukt for regel in list_inzage(betrokkene=noor.betrokkene)] == [False]
