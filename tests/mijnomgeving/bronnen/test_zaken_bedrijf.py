"""A company's zaken on all its numbers, the stories behind a zaak, and how few calls that takes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen, zaken_bronnen
from mijnomgeving.bronnen.zgw.mapping import zoekopdrachten
from mijnomgeving.bronnen.zgw.models import Stand
from mijnomgeving.bronnen.zgw.port import ZakenBron
from mijnomgeving.bronnen.zgw.verbinding import ZgwVerbinding
from mijnomgeving.federatie.opslag.verhalen import Stap
from mijnomgeving.federatie.zgw.adressen import stable_uuid
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.outbound.service import Antwoord, Verzoek, request_json, shutdown
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.conftest import zgw_headers
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.test_standaarden import check, openapi
from tests.mijnomgeving.verhalen import BAKKERIJ, KVK, RSIN, SANNE, WINKEL, afgerond, bedrijf, federatie_met, persona

BEDRIJF = Onderneming(
    KvkNummer(KVK), rsin=Rsin(RSIN), vestigingen=(Vestigingsnummer(WINKEL), Vestigingsnummer(BAKKERIJ))
)
DOCUMENT = {"zaak": "B-0", "soort": "brief", "op": "2026-11-03", "regels": ["Beste lezer,"]}


@pytest.fixture
def wijs(settings: Settings) -> Callable[[DraaiendeFederatie, str], ZakenBron]:
    """Point the settings at this federatie and give the register of one organisation."""

    def point(draait: DraaiendeFederatie, organisatie: str) -> ZakenBron:
        shutdown()
        settings.ZAKEN_BRONNEN = [f"Proef|{'0' * 20}|{draait.base_url}/zgw/{organisatie}"]
        register_adressen()
        return zaken_bronnen()[0]

    return point


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Verzoek]:
    """The calls of the client of zaken."""
    made: list[Verzoek] = []

    async def counted(verzoek: Verzoek, **kwargs: Any) -> Antwoord:
        made.append(verzoek)
        return await request_json(verzoek, **kwargs)

    monkeypatch.setattr("mijnomgeving.bronnen.zgw.verbinding.request_json", counted)
    return made


def test_a_company_sees_what_stands_on_kvk_rsin_and_vestiging_each_once(wijs: Callable[..., ZakenBron]) -> None:
    namen = {"op-kvk": "kvk", "op-rsin": "rsin", "op-winkel": WINKEL, "op-bakkerij": BAKKERIJ}
    rijen = tuple(verhalen.zaak(nummer, op_naam_van=naam) for nummer, naam in namen.items())
    with federatie_met(bedrijf(zaken=rijen), persona(zaken=(verhalen.zaak("van-sanne"),))) as (draait, _):
        bron = wijs(draait, "uwv")

        def seen(betrokkene: Betrokkene) -> list[str]:
            return sorted(zaak.identificatie for zaak in ask(bron.list_zaken, betrokkene))

        assert seen(BEDRIJF) == sorted(namen)
        assert seen(Onderneming(KvkNummer(KVK))) == ["op-kvk"]
        alleen_winkel = Onderneming(KvkNummer(KVK), Rsin(RSIN), (Vestigingsnummer(WINKEL),), beperkt=True)
        assert seen(alleen_winkel) == ["op-winkel"]
        assert seen(Persoon(Bsn(SANNE))) == ["van-sanne"]
        assert seen(EuPersoon("DE/NL/1")) == []


def test_a_zaak_that_two_searches_find_is_shown_once(
    wijs: Callable[..., ZakenBron], monkeypatch: pytest.MonkeyPatch
) -> None:
    with federatie_met(bedrijf(zaken=(verhalen.zaak("een"),))) as (draait, _):
        bron = wijs(draait, "uwv")
        twice = "mijnomgeving.bronnen.zgw.client.zoekopdrachten"
        monkeypatch.setattr(twice, lambda betrokkene: zoekopdrachten(betrokkene) * 2)
        assert [zaak.identificatie for zaak in ask(bron.list_zaken, BEDRIJF)] == ["een"]


@pytest.mark.norm("P8")
@pytest.mark.parametrize("betrokkene", [Persoon(Bsn(SANNE)), BEDRIJF], ids=["person", "company"])
def test_fifty_zaken_take_no_more_calls_than_one(
    wijs: Callable[..., ZakenBron], calls: list[Verzoek], betrokkene: Betrokkene
) -> None:
    made = {}
    for aantal in (1, 50):
        rijen = tuple(verhalen.zaken(aantal))
        with federatie_met(bedrijf(zaken=rijen), persona(zaken=rijen)) as (draait, _):
            bron = wijs(draait, "uwv")
            calls.clear()
            assert len(ask(bron.list_zaken, betrokkene)) == aantal
            made[aantal] = len(calls)
    assert made[50] <= made[1] + 1
    assert made[1] == (1 if isinstance(betrokkene, Persoon) else 4)


@pytest.mark.norm("P8")
def test_a_zaak_with_many_documents_and_besluiten_takes_one_call_for_each_kind(
    wijs: Callable[..., ZakenBron], calls: list[Verzoek]
) -> None:
    documenten = [DOCUMENT | {"sleutel": f"d{nummer}", "titel": f"Brief {nummer}"} for nummer in range(30)]
    besluit = {"zaak": "B-0", "omschrijving": "Besluit", "toelichting": "", "op": "2026-11-03", "ingang": "2026-11-03"}
    bronnen = {"documenten": documenten, "besluiten": [besluit | {"sleutel": f"b{n}"} for n in range(30)]}
    with federatie_met(persona(zaken=tuple(verhalen.zaken(1)), bronnen=bronnen)) as (draait, _):
        bron = wijs(draait, "uwv")
        [zaak] = ask(bron.list_zaken, Persoon(Bsn(SANNE)))
        calls.clear()
        assert len(ask(bron.list_documenten, zaak)) == 30
        assert len(ask(bron.list_besluiten, zaak)) == 30
    assert len(calls) == 2


def test_sanne_gets_the_documents_that_she_may_see_and_can_open_them(wijs: Callable[..., ZakenBron]) -> None:
    documenten = [
        DOCUMENT | {"sleutel": "brief", "titel": "Onze brief aan u"},
        DOCUMENT | {"sleutel": "bewijs", "titel": "Uw bewijs", "van": "aanvrager", "op": "2026-11-04"},
        DOCUMENT | {"sleutel": "notitie", "titel": "Notitie", "soort": "notitie"},
        DOCUMENT | {"sleutel": "intern", "titel": "Advies", "vertrouwelijkheid": "intern"},
        DOCUMENT | {"sleutel": "geheim", "titel": "Rapport", "vertrouwelijkheid": "geheim"},
        DOCUMENT | {"sleutel": "concept", "titel": "Concept", "status": "in_bewerking"},
        DOCUMENT | {"sleutel": "later", "titel": "Later", "op": "2027-01-01"},
    ]
    with federatie_met(persona(zaken=tuple(verhalen.zaken(1)), bronnen={"documenten": documenten})) as (draait, _):
        bron = wijs(draait, "uwv")
        [zaak] = ask(bron.list_zaken, Persoon(Bsn(SANNE)))
        gezien = ask(bron.list_documenten, zaak)
        assert [(document.titel, document.auteur) for document in gezien] == [
            ("Uw bewijs", "Sanne Vos"),
            ("Onze brief aan u", "UWV"),
        ]
        bestand = ask(bron.fetch_document, gezien[0])
    assert bestand is not None
    assert bestand.inhoud.startswith(b"%PDF-")
    assert len(bestand.inhoud) == gezien[0].grootte


def test_time_brings_the_end_of_a_zaak_and_the_besluit(wijs: Callable[..., ZakenBron]) -> None:
    besluit = {"zaak": "B-0", "sleutel": "b", "omschrijving": "U krijgt gelijk", "toelichting": "Wij betalen.",
               "op": "2026-12-01", "ingang": "2026-12-01", "bezwaar_tot": "2027-01-12"}  # fmt: skip
    with federatie_met(persona(zaken=(afgerond("B-0", "2026-12-01"),), bronnen={"besluiten": [besluit]})) as (
        draait,
        wereld,
    ):
        bron = wijs(draait, "uwv")
        [nu] = ask(bron.list_zaken, Persoon(Bsn(SANNE)))
        assert (nu.stand, ask(bron.list_besluiten, nu)) == (Stand.BEZIG, ())
        wereld.verder(9)
        [dan] = ask(bron.list_zaken, Persoon(Bsn(SANNE)))
        [genomen] = ask(bron.list_besluiten, dan)
    assert (dan.stand, dan.resultaat) == (Stand.KLAAR, "U krijgt gelijk.")
    assert genomen.uitleg == "U krijgt gelijk\n\nWij betalen."
    assert genomen.bezwaar_tot is not None
    assert genomen.soort == "Besluit: Bezwaar behandelen"


def test_a_document_that_was_taken_away_is_none(wijs: Callable[..., ZakenBron]) -> None:
    with federatie_met(
        persona(zaken=tuple(verhalen.zaken(1)), bronnen={"documenten": [DOCUMENT | {"sleutel": "a", "titel": "A"}]})
    ) as (draait, _):
        bron = wijs(draait, "uwv")
        [zaak] = ask(bron.list_zaken, Persoon(Bsn(SANNE)))
        [document] = ask(bron.list_documenten, zaak)
        weg = replace(document, document_id="0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10")
        assert ask(bron.fetch_document, weg) is None


def test_a_zaak_that_is_found_on_every_number_is_there_once_and_names_its_vestigingen(
    wijs: Callable[..., ZakenBron], monkeypatch: pytest.MonkeyPatch
) -> None:
    with federatie_met(bedrijf(zaken=(verhalen.zaak("overal", op_naam_van=WINKEL),))) as (draait, _):
        bron = wijs(draait, "uwv")
        [gevonden] = ask(bron.list_zaken, BEDRIJF)
        assert gevonden.vestigingen == (WINKEL,)
        paginas: list[Any] = []
        echt = ZgwVerbinding.pages

        async def same_for_all(self: ZgwVerbinding, *args: Any, **kwargs: Any) -> list[Any]:
            if not paginas:
                paginas.extend(await echt(self, *args, **kwargs | {"json": zoekopdrachten(BEDRIJF)[2]}))
            return paginas

        monkeypatch.setattr(ZgwVerbinding, "pages", same_for_all)
        [overal] = ask(bron.list_zaken, BEDRIJF)
    assert overal.identificatie == "overal"
    assert overal.vestigingen == (WINKEL, BAKKERIJ)


def test_a_company_is_looked_at_only_where_an_organisation_looks(wijs: Callable[..., ZakenBron]) -> None:
    rijen = (
        verhalen.zaak("zelf", organisatie="gemeente-utrecht"),
        verhalen.zaak("ander", organisatie="gemeente-utrecht", rol="belanghebbende", op_naam_van=WINKEL),
        verhalen.zaak(
            "controle",
            organisatie="gemeente-utrecht",
            zaaktype="toezicht",
            rol="belanghebbende",
            op_naam_van=WINKEL,
            statussen=(Stap(type="aangekondigd", op="2026-11-02T09:00:00+01:00", toelichting="Wij komen."),),
            eigenschappen={"Bezoek op": "3 december 2026"},
        ),
    )
    with federatie_met(bedrijf(zaken=rijen)) as (draait, _):
        bron = wijs(draait, "gemeente-utrecht")
        assert [zaak.identificatie for zaak in ask(bron.list_zaken, BEDRIJF)] == ["zelf"]
        [controle] = ask(bron.list_controles, BEDRIJF)
        assert (controle.identificatie, controle.vestigingen, controle.controle) == ("controle", (WINKEL,), True)
        [eigenschap] = ask(bron.list_eigenschappen, controle)
        assert (eigenschap.naam, eigenschap.waarde) == ("Bezoek op", "3 december 2026")
        elders = replace(BEDRIJF, vestigingen=(Vestigingsnummer(BAKKERIJ),), beperkt=True)
        assert ask(bron.list_controles, elders) == ()


async def test_what_is_particular_to_a_zaak_keeps_to_the_official_document(standaarden: Path) -> None:
    rij = verhalen.zaak("eigen", eigenschappen={"Bezoek op": "3 december 2026"})
    with federatie_met(bedrijf(zaken=(rij,))) as (draait, _):
        root = f"{draait.base_url}/zgw/uwv/zaken/api/v1"
        uuid = stable_uuid("uwv", "zaken", "eigen")
        async with (
            aiohttp.ClientSession(headers=zgw_headers()) as http,
            http.get(f"{root}/zaken/{uuid}/zaakeigenschappen") as antwoord,
        ):
            assert antwoord.status == 200
            [eigenschap] = await check(openapi(standaarden / "zgw/vng-zaken-1.7.0-openapi.yaml", root), antwoord, "get")
    assert eigenschap["waarde"] == "3 december 2026"
