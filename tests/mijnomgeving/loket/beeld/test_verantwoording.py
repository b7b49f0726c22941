"""What a caseworker reads stands in both logs under the organisation, and who cannot log shows nothing."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.deur import BuitenBereik, NietBevoegd, Vraag, list_ontbreekt, read_eigen_loket, read_loket
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.core.nummers import Bsn
from portal.core.resultaat import Available
from portal.toegang.medewerkers.medewerker import Rol
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording import services
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.services import LogboekFout
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd
from tests.mijnomgeving.loket.beeld.conftest import TOESLAGEN, UTRECHT, Open, Ruimte
from tests.mijnomgeving.paginas.conftest import Pagina

pytestmark = pytest.mark.django_db
PERSOON = Persoon(Bsn(NOOR))


@pytest.mark.norm("B21", "B22")
def test_each_source_that_was_asked_stands_once_in_both_logs_under_the_organisation(
    open_gesprek: Open, ruimte: Ruimte, federatie: Federatie
) -> None:
    ruimte.geef(TOESLAGEN)
    gesprek = open_gesprek()
    voor = AuditRegel.objects.count()
    gesprek.ga()
    verwerkingen = Verwerking.objects.filter(processing_activity_id="loket-hulp")
    regels = AuditRegel.objects.filter(activiteit="loket-hulp", herkomst=herkomst_of(gesprek.contact.pk))
    assert verwerkingen.count() == regels.count() == AuditRegel.objects.count() - voor > 8
    assert set(regels.values_list("organisatie", "actie")) == {(UTRECHT, "gelezen")}
    assert set(regels.values_list("handelende", flat=True)) != {""}
    gevraagd = set(verwerkingen.values_list("bron", "gegevens"))
    assert (TOESLAGEN, "uw zaken") in gevraagd
    assert (UTRECHT, "de onderwerpen van uw berichten") in gevraagd
    assert not any(bron == "RDW" for bron, _ in gevraagd)
    operaties = set(verwerkingen.values_list("operation_id", flat=True))
    kregen = {call.headers.get("traceparent", "").split("-")[2] for call in federatie.ontvangen}
    assert kregen <= operaties
    call_command("verify_audit_chain")
    for tabel in (Verwerking, AuditRegel):
        assert NOOR not in str(list(tabel.objects.values()))
        assert "fatima" not in str(list(tabel.objects.values())).lower()


@pytest.mark.norm("B23")
def test_noor_reads_within_five_seconds_who_looked_and_why(
    open_gesprek: Open, ruimte: Ruimte, ingelogd: Ingelogd, noor: Sessiepersoon
) -> None:
    begonnen = time.monotonic()
    open_gesprek().ga()
    browser = ingelogd(Client(), noor)
    antwoord = browser.get("/mijn/inzage/")
    pagina = Pagina(antwoord.status_code, antwoord.content.decode())
    assert UTRECHT in pagina.tekst
    assert "U helpen met uw eigen zaken bij de overheid, aan een loket of telefoon." in pagina.tekst
    assert time.monotonic() - begonnen < 5


@pytest.mark.norm("B21")
def test_without_a_log_a_caseworker_sees_nothing(
    open_gesprek: Open, ruimte: Ruimte, monkeypatch: pytest.MonkeyPatch
) -> None:
    gesprek = open_gesprek()

    def broken(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(services, "_append", broken)
    gesprek.client.raise_request_exception = False
    pagina = gesprek.ga()
    assert pagina.status == 503
    assert "Verhuizing doorgeven" not in pagina.tekst


@pytest.mark.norm("B19")
def test_the_brp_hears_for_what_and_by_whom_and_gives_no_more_than_the_head_needs(
    open_gesprek: Open, ruimte: Ruimte, federatie: Federatie
) -> None:
    open_gesprek().ga()
    [regel] = federatie.protocollering()
    assert (regel["doelbinding"], regel["verwerking"]) == ("dienstverlening-balie", "loket-hulp")
    assert regel["gebruiker"] == medewerker().kenmerk
    assert not {veld.split(".")[0] for veld in regel["fields"]} & {
        *("partners", "kinderen", "ouders", "gezag", "nationaliteiten", "verblijfstitel", "burgerservicenummer"),
    }


@pytest.mark.norm("B16")
@pytest.mark.parametrize("rol", [Rol.TEAMLEIDER, Rol.TOEZICHT])
def test_another_role_has_no_picture(open_gesprek: Open, ruimte: Ruimte, federatie: Federatie, rol: Rol) -> None:
    gesprek = open_gesprek()
    ander = ingelogd_als(Client(), medewerker("Joris van Beek", rol))
    federatie.ontvangen.clear()
    assert ander.get(gesprek.url).status_code == 403
    assert federatie.ontvangen == []


@pytest.mark.norm("B11")
def test_a_colleague_and_a_citizen_have_no_picture_of_this_contact(
    open_gesprek: Open, ruimte: Ruimte, ingelogd: Ingelogd, noor: Sessiepersoon
) -> None:
    gesprek = open_gesprek()
    ruud = ingelogd_als(Client(), medewerker("Ruud de Wit"))
    assert ruud.get(gesprek.url).status_code == 404
    assert ingelogd(Client(), noor).get(gesprek.url).status_code == 302


def vraag(**velden: Any) -> Vraag[str]:
    async def stel(*, deadline: Deadline) -> str:
        return "antwoord"

    return Vraag("RDW", "uw zaken", stel, **velden)


def lees(*vragen: Vraag[str], activiteit: str = "loket-hulp", weiger: Callable[[Any], str] = lambda _: "") -> Any:
    fatima = medewerker()
    return read_loket(
        *vragen,
        handelende=fatima.handelende,
        rollen=frozenset(fatima.rollen),
        betrokkene=PERSOON,
        activiteit=activiteit,
        herkomst="loket",
        weiger=weiger,
        deadline=Deadline.after(2),
    )


def test_what_is_refused_is_not_asked_not_logged_and_not_missing() -> None:
    mag, mag_niet = vraag(), vraag(onderdeel="taken")
    antwoorden = lees(mag, mag_niet, weiger=lambda deze: "geen grond" if deze.onderdeel else "")
    assert isinstance(antwoorden[mag], Available)
    assert antwoorden[mag_niet] == BuitenBereik("RDW", "geen grond")
    assert list_ontbreekt(antwoorden[mag_niet]) == ()
    assert Verwerking.objects.count() == 1


@pytest.mark.parametrize("activiteit", ["mijn-zaken", "loket-toezicht", "loket-beheer"])
def test_a_purpose_of_another_role_or_of_the_person_self_asks_nothing(activiteit: str) -> None:
    with pytest.raises(NietBevoegd):
        lees(vraag(), activiteit=activiteit)
    fatima = medewerker()
    with pytest.raises(NietBevoegd):
        read_eigen_loket(
            handelende=fatima.handelende,
            rollen=frozenset(fatima.rollen),
            betrokkene=PERSOON,
            activiteit=activiteit,
            herkomst="loket",
            bron="portaal",
            gegevens="uw zaken",
        )
    assert not Verwerking.objects.exists()


def test_a_read_that_cannot_be_logged_gives_nothing(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    def broken(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(services, "_append", broken)
    with pytest.raises(LogboekFout):
        lees(vraag())
    assert not Verwerking.objects.exists()
