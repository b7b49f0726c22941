"""Noor reads her messages: the newest first, one as a whole, and nobody else's."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import uuid4

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from portal.core.betrokkene import Onderneming
from portal.core.nummers import KvkNummer
from portal.outbound.service import Geweigerd, Onbegrijpelijk, Storing, register_basis_url
from portal.toegang.persoon import Sessiepersoon
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import NOOR, Federatie

Berichten = Callable[[str], BerichtenBron]


@pytest.fixture
def gemeente(berichten: Berichten) -> BerichtenBron:
    """The magazijn of Gemeente Utrecht."""
    return berichten("Gemeente Utrecht")


@pytest.fixture
def toeslagen(berichten: Berichten) -> BerichtenBron:
    """The magazijn of Dienst Toeslagen."""
    return berichten("Dienst Toeslagen")


def _first(bron: BerichtenBron, persoon: Sessiepersoon) -> Bericht:
    return ask(bron.list_berichten, persoon.betrokkene)[0]


def test_noor_sees_the_newest_message_first_and_which_are_new(gemeente: BerichtenBron, noor: Sessiepersoon) -> None:
    berichten = ask(gemeente.list_berichten, noor.betrokkene)
    assert [(bericht.onderwerp, bericht.gelezen) for bericht in berichten] == [
        ("Uw identiteitskaart verloopt op 3 januari 2027", False),
        ("Uw nieuwe adres is ingeschreven", True),
        ("Wij hebben uw verhuizing ontvangen", True),
    ]
    assert berichten[0].verstuurd_op == datetime.fromisoformat("2026-11-19T07:30:00+01:00")
    assert {(bericht.bron, bericht.magazijn) for bericht in berichten} == {("Gemeente Utrecht", "gemeente-utrecht")}


def test_noor_reads_a_whole_message(toeslagen: BerichtenBron, noor: Sessiepersoon) -> None:
    kort = _first(toeslagen, noor)
    bericht = ask(toeslagen.find_bericht, noor.betrokkene, kort.bericht_id)
    assert bericht is not None
    assert bericht.onderwerp == "Wij hebben uw huurcontract nodig"
    assert bericht.inhoud.startswith("Beste mevrouw Bakker,\n\nU bent op 9 november 2026 verhuisd")
    assert bericht.inhoud.endswith("Dienst Toeslagen")
    assert [bijlage.naam for bijlage in bericht.bijlagen] == ["wat-moet-er-in-uw-huurcontract-staan.pdf"]


def test_a_message_that_noor_opened_is_read_at_its_magazijn(toeslagen: BerichtenBron, noor: Sessiepersoon) -> None:
    bericht = _first(toeslagen, noor)
    assert not bericht.gelezen
    ask(toeslagen.set_status, noor.betrokkene, bericht.bericht_id, gelezen=True, naar_map="")
    assert _first(toeslagen, noor).gelezen
    opnieuw = ask(toeslagen.find_bericht, noor.betrokkene, bericht.bericht_id)
    assert opnieuw is not None
    assert opnieuw.gelezen


def test_noor_gets_the_attachment_as_the_pdf_that_it_is(toeslagen: BerichtenBron, noor: Sessiepersoon) -> None:
    bericht = _first(toeslagen, noor)
    bestand = ask(toeslagen.fetch_bijlage, noor.betrokkene, bericht.bericht_id, bericht.bijlagen[0].bijlage_id)
    assert bestand is not None
    assert bestand.soort == "application/pdf"
    assert bestand.inhoud.startswith(b"%PDF-")
    assert bestand.inhoud.rstrip().endswith(b"%%EOF")
    assert "PDF" not in repr(bestand)


@pytest.mark.norm("B11")
def test_somebody_elses_message_is_no_message(
    gemeente: BerichtenBron, noor: Sessiepersoon, youssef: Sessiepersoon
) -> None:
    besluit = ask(gemeente.list_berichten, youssef.betrokkene)[-1]
    [bijlage] = besluit.bijlagen
    assert ask(gemeente.find_bericht, noor.betrokkene, besluit.bericht_id) is None
    assert ask(gemeente.fetch_bijlage, noor.betrokkene, besluit.bericht_id, bijlage.bijlage_id) is None


def test_a_message_or_attachment_that_does_not_exist_is_none(gemeente: BerichtenBron, noor: Sessiepersoon) -> None:
    assert ask(gemeente.find_bericht, noor.betrokkene, str(uuid4())) is None
    assert ask(gemeente.fetch_bijlage, noor.betrokkene, _first(gemeente, noor).bericht_id, str(uuid4())) is None


def test_noor_cannot_mark_the_message_of_youssef(
    gemeente: BerichtenBron, noor: Sessiepersoon, youssef: Sessiepersoon
) -> None:
    bericht = _first(gemeente, youssef)
    assert not bericht.gelezen
    assert not ask(gemeente.set_status, noor.betrokkene, bericht.bericht_id, gelezen=True, naar_map="")
    assert not _first(gemeente, youssef).gelezen


@pytest.mark.norm("B13")
@pytest.mark.parametrize("bericht_id", ["..", "../../regie/herstel", "1", f"{uuid4()}/bijlagen"])
def test_an_id_that_is_no_uuid_is_never_asked(
    gemeente: BerichtenBron, federatie: Federatie, noor: Sessiepersoon, bericht_id: str
) -> None:
    with pytest.raises(ValueError, match="UUID"):
        ask(gemeente.find_bericht, noor.betrokkene, bericht_id)
    assert federatie.ontvangen == []


def test_daan_has_no_messages(federatie: Federatie, daan: Sessiepersoon) -> None:
    assert [ask(bron.list_berichten, daan.betrokkene) for bron in berichten_bronnen()] == [(), ()]


def test_a_company_asks_with_its_kvk_number(gemeente: BerichtenBron, federatie: Federatie) -> None:
    assert ask(gemeente.list_berichten, Onderneming(KvkNummer("69599084"))) == ()
    assert federatie.ontvangen[0].headers["X-Ontvanger"] == "KVK:69599084"


@pytest.mark.norm("B12")
def test_the_receiver_stands_in_a_header_and_never_in_an_address(
    gemeente: BerichtenBron, federatie: Federatie, noor: Sessiepersoon
) -> None:
    bericht = ask(gemeente.list_berichten, noor.betrokkene)[1]
    ask(gemeente.find_bericht, noor.betrokkene, bericht.bericht_id)
    ask(gemeente.set_status, noor.betrokkene, bericht.bericht_id, gelezen=True, naar_map="")
    ask(gemeente.fetch_bijlage, noor.betrokkene, bericht.bericht_id, bericht.bijlagen[0].bijlage_id)
    assert [verzoek.methode for verzoek in federatie.ontvangen] == ["GET", "GET", "PATCH", "GET"]
    assert {verzoek.headers["X-Ontvanger"] for verzoek in federatie.ontvangen} == {f"BSN:{NOOR}"}
    assert not any(NOOR in verzoek.pad for verzoek in federatie.ontvangen)


def test_the_text_of_a_message_is_in_no_repr(gemeente: BerichtenBron, noor: Sessiepersoon) -> None:
    assert "legitimeren" not in repr(_first(gemeente, noor))


@pytest.fixture
def ander(settings: Settings, federatie: Federatie) -> Iterator[Nepbron]:
    """A magazijn that answers what the test wants, named by the settings."""
    with nepbron() as bron:
        settings.BERICHTEN_BRONNEN = [f"SVB|0|{bron.url}/fbs/svb/"]
        register_basis_url(bron.url)
        yield bron


def _rij(nummer: int) -> dict[str, object]:
    return {
        "berichtId": str(uuid4()),
        "onderwerp": f"Bericht {nummer}",
        "inhoud": "Beste mevrouw,",
        "publicatietijdstip": f"2026-11-{nummer:02}T09:00:00+01:00",
        "bijlagen": [],
    }


def test_messages_on_many_pages_all_come_newest_first(ander: Nepbron, noor: Sessiepersoon) -> None:
    ander.antwoord = lambda verzoek: Terug(
        {"berichten": [_rij(int(verzoek.query["page"]) + 1)], "totalPages": 3, "totalElements": 3, "page": 0}
    )
    [bron] = berichten_bronnen()
    assert bron.sleutel == "svb"
    berichten = ask(bron.list_berichten, noor.betrokkene)
    assert [bericht.onderwerp for bericht in berichten] == ["Bericht 3", "Bericht 2", "Bericht 1"]


@pytest.mark.parametrize(
    ("terug", "fout"),
    [
        (Terug({"title": "Forbidden"}, status=403), Geweigerd),
        (Terug({"title": "Not Found"}, status=404), Storing),
        (Terug({}), Onbegrijpelijk),
        (Terug({"totalPages": 0}), Onbegrijpelijk),
        (Terug({"berichten": [], "totalPages": None}), Onbegrijpelijk),
        (Terug(ruw=b""), Onbegrijpelijk),
    ],
)
def test_an_error_is_never_an_empty_list(
    ander: Nepbron, noor: Sessiepersoon, terug: Terug, fout: type[Exception]
) -> None:
    ander.antwoord = lambda _: terug
    [bron] = berichten_bronnen()
    with pytest.raises(fout):
        ask(bron.list_berichten, noor.betrokkene)


def test_an_attachment_may_be_of_any_kind(ander: Nepbron, noor: Sessiepersoon) -> None:
    ander.antwoord = lambda _: Terug(ruw=b"\x00\xff", soort="image/png")
    [bron] = berichten_bronnen()
    bestand = ask(bron.fetch_bijlage, noor.betrokkene, str(uuid4()), str(uuid4()))
    assert bestand is not None
    assert (bestand.soort, bestand.inhoud) == ("image/png", b"\x00\xff")
    assert ander.ontvangen[0].headers["Accept"] == "*/*"
