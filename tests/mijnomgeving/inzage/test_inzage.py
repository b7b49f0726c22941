"""Noor reads who used her data, finds one use, and asks about it."""

import csv
import io
import json
import re
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.inzage.download import make_csv
from mijnomgeving.inzage.gebruik import Gebruik, Soort
from mijnomgeving.inzendingen import bezorgers
from mijnomgeving.inzendingen.bezorgers import Zending
from mijnomgeving.inzendingen.models import Inzending
from portal.core.betrokkene import EuPersoon, Persoon
from portal.core.deadline import Deadline
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, Oin
from portal.core.trace import operation
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from portal.verantwoording.services import GelezenBron, HandelendeOrganisatie, record_reads
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen, Pagina

PAD, FILTER = "/mijn/inzage/", "/mijn/inzage/filteren/"


@pytest.fixture
def _bezorger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who brings questions; how a magazijn takes them in is for the tests of berichten."""

    async def bring(_zending: Zending, _deadline: Deadline) -> str:
        return ""

    monkeypatch.setitem(bezorgers._bezorgers, "fbs.vraag", bring)


def zoek(bezoeker: Bezoeker, **velden: str) -> Pagina:
    """Fill in the filter."""
    antwoord = bezoeker.client.post(FILTER, {"periode": "kwartaal", **velden})
    assert antwoord.status_code == 303
    return bezoeker.ga(PAD)


def van_toeslagen(noor: Bezoeker) -> str:
    """The page of the moment at which Toeslagen asked for Noor's income."""
    regels = re.findall(r"<li class=\"inzage__regel\">.*?</li>\s", noor.ga(PAD).html, flags=re.DOTALL)
    html = zoek(noor, zoek="inkomen opgevraagd").html
    assert regels
    [pad] = re.findall(r'href="(/mijn/inzage/dienst-toeslagen/[^"]+)"', html)
    return str(pad)


@pytest.mark.norm("B23")
def test_one_list_of_what_the_portal_and_organisations_did(noor: Bezoeker) -> None:
    pagina = noor.ga(PAD)
    assert pagina.status == 200
    for woorden in (
        "Inkomen opgevraagd bij de Belastingdienst",
        "Uitrekenen waar u recht op hebt",
        "AWR artikel 21f",
        "Dienst Toeslagen kreeg gegevens van Basisregistratie Personen (BRP)",
        "12 november 2026",
        "Wie uw gegevens zag",
    ):
        assert woorden in pagina.tekst


@pytest.mark.norm("B23")
def test_each_read_by_the_portal_is_there_within_five_seconds_and_once(noor: Bezoeker) -> None:
    begin = time.monotonic()
    noor.ga("/mijn/gegevens/")
    pagina = noor.ga(PAD)
    assert time.monotonic() - begin < 5
    assert "Uw persoonsgegevens: Basisregistratie Personen" in pagina.tekst
    # The BRP wrote it down as well, in the same operation: a confirmation, and no second use.
    assert "Ook opgeschreven door: Basisregistratie Personen (BRP)" in pagina.tekst
    assert "dit portaal kreeg" not in pagina.tekst


@pytest.mark.norm("B23")
def test_an_employee_who_looked_shows_as_the_organisation(noor: Bezoeker) -> None:
    nu = timezone.now()
    with operation() as trace:
        record_reads(
            handelende=HandelendeOrganisatie("Gemeente Utrecht", Oin("00000001002220647000"), "medewerker-7"),
            betrokkene=Persoon(Bsn(NOOR)),
            activiteit=REGISTER["mijn-gegevens"],
            gelezen=[GelezenBron("Basisregistratie Personen", "uw persoonsgegevens", True, nu, nu, trace)],  # noqa: FBT003
        )
    pagina = zoek(noor, soort="organisatie", organisatie="Gemeente Utrecht")
    assert "Gemeente Utrecht via" in pagina.tekst
    assert "medewerker-7" not in pagina.html
    assert "<strong>U zelf</strong>" not in pagina.html


def test_searching_leaves_nothing_in_the_address_and_can_be_undone(noor: Bezoeker) -> None:
    antwoord = noor.client.post(FILTER, {"zoek": "Huurtoeslag", "periode": "jaar"})
    assert antwoord.headers["Location"] == "/mijn/inzage/#lijst"
    gevonden = noor.ga(PAD)
    assert "Werken aan: Huurtoeslag aanpassen" in gevonden.tekst
    assert "Inkomen opgevraagd" not in gevonden.tekst
    assert 'value="Huurtoeslag"' in gevonden.html
    assert "Niets gevonden" in zoek(noor, zoek="kippenhok").tekst
    noor.client.post(FILTER, {"alles": "ja"})
    assert "Inkomen opgevraagd" in noor.ga(PAD).tekst
    assert noor.client.post(FILTER, {"periode": "eeuw"}).status_code == 404


def test_a_period_ends_where_it_says(noor: Bezoeker) -> None:
    noor.ga("/mijn/zaken/")
    lang = timezone.now() - timedelta(days=200)
    oud = Verwerking.objects.filter(processing_activity_id="mijn-zaken").first()
    assert oud is not None
    Verwerking(
        **{
            veld.name: getattr(oud, veld.name)
            for veld in Verwerking._meta.fields
            if veld.name not in {"id", "start_time", "operation_id", "bron"}
        },
        start_time=lang,
        operation_id="a" * 16,
        bron="Oude bron",
    ).save(force_insert=True)
    assert "Oude bron" not in zoek(noor, soort="zelf", periode="kwartaal").tekst
    assert "Oude bron" in zoek(noor, soort="zelf", periode="jaar").tekst


@pytest.mark.usefixtures("_bezorger")
def test_noor_asks_toeslagen_about_one_use_and_gets_a_receipt(noor: Bezoeker) -> None:
    pad = van_toeslagen(noor)
    een = noor.ga(pad)
    assert een.kop == "Dienst Toeslagen gebruikte uw gegevens"
    assert "7 jaar" in een.tekst
    assert f"{pad}vraag/" in een.html

    leeg = noor.ga(f"{pad}vraag/")
    assert "Waarom had u mijn gegevens op dat moment nodig?" in leeg.tekst
    sleutel = re.findall(r'name="sleutel" value="([^"]+)"', leeg.html)[0]
    fout = Pagina(200, noor.client.post(f"{pad}vraag/", {"sleutel": sleutel, "vraag": " "}).content.decode())
    assert "Schrijf op wat u wilt weten." in fout.tekst
    assert sleutel in fout.html

    for _keer in range(2):
        klaar = noor.client.post(f"{pad}vraag/", {"sleutel": sleutel, "vraag": "Waarom mijn inkomen?"})
        assert klaar.headers["Location"].startswith("/mijn/verstuurd/MO-")
    bevestiging = noor.ga(klaar.headers["Location"])
    assert "Waarom mijn inkomen?" in bevestiging.tekst
    assert "Dienst Toeslagen" in bevestiging.tekst
    assert "Kenmerk in het logboek" in bevestiging.tekst
    assert Inzending.objects.count() == 1


@pytest.mark.usefixtures("_bezorger")
def test_noor_complains_and_a_complaint_is_her_own_words(noor: Bezoeker) -> None:
    pad = van_toeslagen(noor)
    assert "binnen zes weken" in noor.ga(f"{pad}klacht/").tekst
    antwoord = noor.client.post(f"{pad}klacht/", {"sleutel": str(uuid4()), "klacht": "Dit was niet nodig."})
    assert antwoord.status_code == 303
    assert Inzending.objects.get().soort == "klacht"
    assert noor.ga(f"{pad}lofzang/").status == 404


def test_of_what_one_did_oneself_nobody_else_is_asked(noor: Bezoeker) -> None:
    noor.ga("/mijn/zaken/")
    html = zoek(noor, soort="zelf").html
    pad = re.findall(r'href="(/mijn/inzage/portaal/[^"]+)"', html)[-1]
    een = noor.ga(pad)
    assert een.kop == "U zag uw gegevens"
    assert "Waar ben ik ingelogd?" in een.tekst
    assert noor.ga(f"{pad}vraag/").status == 404


@pytest.mark.norm("B11")
def test_one_use_of_somebody_elses_data_does_not_exist_for_me(noor: Bezoeker, inloggen: Inloggen) -> None:
    noor.ga("/mijn/zaken/")
    paden = noor.ga(PAD).links("/mijn/inzage/")
    regels = [pad for pad in paden if len(pad.split("/")) == 6 and "download" not in pad]
    assert any("/portaal/" in pad for pad in regels)
    youssef = inloggen(YOUSSEF)
    for pad in regels:
        for verder in ("", "vraag/", "klacht/"):
            assert youssef.ga(pad + verder).status == 404, pad


@pytest.mark.norm("B13")
def test_what_stands_in_the_address_goes_to_no_source(noor: Bezoeker, federatie: Federatie) -> None:
    kenmerk = f"{'c' * 32}-{'d' * 16}"
    assert noor.ga(f"{PAD}rdw/{kenmerk}/").status == 404
    assert {call.pad for call in federatie.ontvangen if "/ldv/" in call.pad} <= {
        "/ldv/rdw/verwerkingsactiviteiten",
        "/ldv/rdw/processing-activities",
    }
    federatie.ontvangen.clear()
    assert noor.ga(f"{PAD}kwaad-example/{kenmerk}/").status == 404
    assert not [call for call in federatie.ontvangen if "/ldv/" in call.pad]


def test_a_log_that_is_silent_is_named_and_the_rest_is_there(noor: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("ldv/dienst-toeslagen", "fout_500")
    pagina = noor.ga(PAD)
    assert pagina.ontbreekt("Dienst Toeslagen")
    assert "Nagegaan wie op uw adres staat ingeschreven" in pagina.tekst
    een = noor.ga(f"{PAD}dienst-toeslagen/{'c' * 32}-{'d' * 16}/")
    assert een.status == 200
    assert een.kop == "Nu niet te lezen"
    federatie.zet("ldv/gemeente-utrecht", "kapotte_json")
    assert noor.ga(PAD).ontbreekt("Gemeente Utrecht")


def test_who_has_no_dutch_number_sees_what_the_portal_wrote_down(
    ingelogd: Ingelogd, federatie: Federatie, db: None
) -> None:
    persoon = Sessiepersoon(EuPersoon("DE/NL/1"), "Anna", Niveau.HOOG, datetime.now(UTC), "eidas")
    anna = Bezoeker(ingelogd(Client(), persoon))
    anna.ga("/mijn/toestemmingen/")
    assert "Uw toestemmingen" in anna.ga(PAD).tekst
    assert not [call for call in federatie.ontvangen if "/ldv/" in call.pad]


def test_all_of_it_can_be_taken_along(noor: Bezoeker) -> None:
    zoek(noor, zoek="inkomen")
    tabel = noor.raw(f"{PAD}download/csv/")
    assert tabel.headers["Content-Disposition"].startswith("attachment")
    rijen = list(csv.reader(io.StringIO(tabel.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rijen) > 1
    assert any("Inkomen opgevraagd bij de Belastingdienst" in rij for rij in rijen)
    data = json.loads(noor.raw(f"{PAD}download/json/").content)
    assert len(data["gebruik"]) >= len(rijen) - 1
    assert noor.ga(f"{PAD}download/pdf/").status == 404


@pytest.mark.norm("B39")
def test_a_cell_is_never_a_formula() -> None:
    gebruik = Gebruik(
        logboek="x", kenmerk="y", wanneer=timezone.now(), soort=Soort.ORGANISATIE, wie="=HYPERLINK(1)",
        organisatie="", wat="+1", doel="-1", grondslag="@SUM(1)", bewaartermijn="", gezien=(), bron="goed",
    )  # fmt: skip
    cellen = next(csv.reader(io.StringIO(make_csv([gebruik]).decode("utf-8-sig").splitlines()[1]), delimiter=";"))
    assert [cel for cel in cellen if cel.startswith(("=", "+", "-", "@"))] == []


def test_the_filter_of_one_is_not_that_of_another_on_the_same_computer(
    settings: Settings, inloggen: Inloggen, noor: Bezoeker
) -> None:
    zoek(noor, zoek="geheimzinnig")
    sessie = noor.client.session
    youssef = inloggen(YOUSSEF)
    ander = youssef.client.session
    ander["inzage_filter"] = sessie["inzage_filter"]
    ander.save()
    assert "geheimzinnig" not in youssef.ga(PAD).html
    assert settings.SESSION_COOKIE_NAME in youssef.client.cookies
