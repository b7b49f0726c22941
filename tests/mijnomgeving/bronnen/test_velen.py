"""Asking one source about many companies: what each gets is its own, and nobody is asked about without a machtiging."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from mijnomgeving.bronnen import deur
from mijnomgeving.bronnen.deur import AntwoordenVelen, NietBevoegd, VraagVelen, read_velen_as_they_come
from mijnomgeving.bronnen.fbs.client import FbsClient
from mijnomgeving.bronnen.registry import berichten_bronnen, kvk, register_adressen, taken_bronnen, zaken_bronnen
from mijnomgeving.bronnen.taken.client import TakenClient
from mijnomgeving.bronnen.zgw.mapping import parse_zaken_velen
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Rsin, Vestigingsnummer
from portal.core.resultaat import Available, NotPermitted, Reden, Unavailable
from portal.core.trace import Trace, operation
from portal.outbound.service import BronFout, Onbegrijpelijk, Storing
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import list_inzage
from portal.verantwoording.services import LogboekFout
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.klanten.conftest import ORGANISATIES

pytestmark = pytest.mark.django_db
KANTOOR = Onderneming(KvkNummer("90010010"))
EIGEN = Machtiging("eigen", "bestuurder", KANTOOR, "Kantoor", frozenset({"*"}))
PERSOON = Sessiepersoon(
    Medewerker("iemand"), "", Niveau.SUBSTANTIEEL, datetime.now(UTC), "eherkenning", machtiging=EIGEN, eigen=EIGEN
)


def client_of(kvk_nummer: str, *diensten: str, soort: str = "ketenmachtiging") -> Machtiging:
    """A client of the office that gave it these services."""
    voor = Onderneming(KvkNummer(kvk_nummer))
    return Machtiging(f"m-{kvk_nummer}", soort, voor, kvk_nummer, frozenset(diensten), via="Kantoor")


ALLES, ZAKEN, POST = client_of("90010028", "*"), client_of("90010036", "zaken"), client_of("90010044", "berichten")


class Bron:
    """A source whose answers a test decides; `gevraagd` holds about whom it was asked."""

    def __init__(
        self, dienst: str, *, extra: Mapping[Onderneming, Any] | None = None, fout: BronFout | None = None
    ) -> None:
        self.gevraagd: list[tuple[Onderneming, ...]] = []
        self._extra, self._fout = extra or {}, fout
        self.vraag = VraagVelen(f"Bron {dienst}", f"uw {dienst}", self._stel, frozenset({dienst}))  # type: ignore[arg-type]

    async def _stel(self, ondernemingen: Sequence[Onderneming], **_: Any) -> Mapping[Onderneming, Any]:
        self.gevraagd.append(tuple(ondernemingen))
        if self._fout:
            raise self._fout
        return {wie: (f"van {wie.kvk_nummer}",) for wie in ondernemingen} | dict(self._extra)


def read_velen(*vragen: VraagVelen[Any], **kwargs: Any) -> AntwoordenVelen:
    """All answers, once every source has given its own."""
    *_eerder, antwoorden = read_velen_as_they_come(*vragen, **kwargs)
    return antwoorden


def lees(*bronnen: Bron, klanten: Sequence[Machtiging], persoon: Sessiepersoon = PERSOON) -> AntwoordenVelen:
    """Read at these sources about these clients."""
    return read_velen(
        *(bron.vraag for bron in bronnen),
        machtigingen=klanten,
        persoon=persoon,
        activiteit="mijn-klanten",
        deadline=Deadline.after(5),
    )


@pytest.mark.norm("B14")
def test_a_client_is_in_the_question_only_where_its_machtiging_covers_the_service() -> None:
    zaken, berichten, taken = Bron("zaken"), Bron("berichten"), Bron("taken")
    antwoorden = lees(zaken, berichten, taken, klanten=[ALLES, ZAKEN, POST])
    assert zaken.gevraagd == [(ALLES.voor, ZAKEN.voor)]
    assert berichten.gevraagd == [(ALLES.voor, POST.voor)]
    assert taken.gevraagd == [(ALLES.voor,)]
    assert isinstance(antwoorden.find(berichten.vraag, ZAKEN), NotPermitted)
    assert antwoorden.samen([berichten.vraag], ZAKEN) == deur.Samen((), ())
    assert antwoorden.samen([zaken.vraag], ZAKEN).data == ("van 90010036",)


@pytest.mark.norm("B14")
def test_nobody_is_asked_about_without_a_machtiging_of_the_chain() -> None:
    bron = Bron("zaken")
    ander = [replace(ALLES, soort=soort) for soort in ("bestuurder", "medewerker", "eigenaar", "")]
    antwoorden = lees(bron, klanten=[*ander, client_of("90010036")])
    assert bron.gevraagd == []
    assert isinstance(antwoorden.find(bron.vraag, ander[0]), NotPermitted)
    assert not Verwerking.objects.exists()


@pytest.mark.norm("B15")
def test_what_a_source_gives_of_others_reaches_nobody() -> None:
    bron = Bron("zaken", extra={POST.voor: ("van een ander",)})  # type: ignore[dict-item]
    antwoorden = lees(bron, klanten=[ALLES, ZAKEN, POST])
    assert isinstance(antwoorden.find(bron.vraag, POST), NotPermitted)
    assert [antwoorden.samen([bron.vraag], klant).data for klant in (ALLES, ZAKEN)] == [
        ("van 90010028",),
        ("van 90010036",),
    ]


@pytest.mark.norm("B15")
def test_the_same_company_for_some_vestigingen_is_another_one() -> None:
    vestiging = Vestigingsnummer("990090000036")
    deel = replace(
        ALLES, machtiging_id="deel", voor=Onderneming(KvkNummer("90010028"), None, (vestiging,), beperkt=True)
    )
    bron = Bron("zaken")
    antwoorden = lees(bron, klanten=[ALLES, deel])
    assert bron.gevraagd == [(ALLES.voor, deel.voor)]
    assert isinstance(antwoorden.find(bron.vraag, deel), Available)


@pytest.mark.norm("B15")
def test_who_acts_for_a_client_reads_nothing_of_the_others() -> None:
    bron = Bron("zaken")
    with pytest.raises(NietBevoegd):
        lees(bron, klanten=[ALLES, ZAKEN], persoon=PERSOON.met_machtiging(ALLES))
    with pytest.raises(NietBevoegd):
        lees(bron, klanten=[ALLES], persoon=replace(PERSOON, niveau=Niveau.LAAG))
    niets = replace(EIGEN, diensten=frozenset({"niets"}))
    with pytest.raises(NietBevoegd):
        lees(bron, klanten=[ALLES], persoon=replace(PERSOON, machtiging=niets, eigen=niets))
    assert bron.gevraagd == []
    assert not Verwerking.objects.exists()


@pytest.mark.norm("B21")
def test_each_client_has_its_own_record_of_each_read_in_both_logs() -> None:
    zaken, berichten = Bron("zaken"), Bron("berichten", fout=Storing("Bron berichten", 500))
    lees(zaken, berichten, klanten=[ALLES, ZAKEN, POST])
    per_klant = {
        klant.naam: sorted((rij.gegevens, rij.gelukt) for rij in list_inzage(betrokkene=klant.voor))
        for klant in (ALLES, ZAKEN, POST)
    }
    assert per_klant == {
        "90010028": [("uw berichten", False), ("uw zaken", True)],
        "90010036": [("uw zaken", True)],
        "90010044": [("uw berichten", False)],
    }
    assert not list_inzage(betrokkene=KANTOOR)
    assert set(AuditRegel.objects.values_list("machtiging", "organisatie")) == {("ketenmachtiging", "Kantoor")}
    assert Verwerking.objects.count() == AuditRegel.objects.count() == 4
    call_command("verify_audit_chain")


@pytest.mark.norm("B21")
def test_without_a_log_there_is_nothing_to_see(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("portal.verantwoording.services.sign_kop", broken)
    with pytest.raises(LogboekFout):
        lees(Bron("zaken"), klanten=[ALLES])
    assert not Verwerking.objects.exists()


def test_one_source_that_fails_takes_no_other_along() -> None:
    stil, goed = Bron("zaken", fout=Storing("Bron zaken", 500)), Bron("taken")
    antwoorden = lees(stil, goed, klanten=[ALLES, ZAKEN])
    for klant in (ALLES, ZAKEN):
        assert antwoorden.find(stil.vraag, klant) == Unavailable("Bron zaken", Reden.STORING)
    assert antwoorden.samen([goed.vraag], ALLES).data == ("van 90010028",)


def test_who_answered_stands_in_the_logs_before_the_slowest_does() -> None:
    """Hundreds of lines are written while a slow source is waited for, not after it."""
    vlug, traag, gezien = Bron("zaken"), Bron("berichten"), []

    async def wait(ondernemingen: Sequence[Onderneming], **_: Any) -> Mapping[Onderneming, Any]:
        # On the loop's thread: by a connection of its own it would not see what the test has not committed.
        await asyncio.sleep(0.5)
        gezien.append(set(geschreven))
        return dict.fromkeys(ondernemingen, ())

    geschreven: list[str] = []
    echt = deur.record_reads_velen

    def write(**kwargs: Any) -> None:
        echt(**kwargs)
        geschreven.extend(lijn.bron for _, _, lijnen in kwargs["gelezen"] for lijn in lijnen)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(deur, "record_reads_velen", write)
        traag.vraag = replace(traag.vraag, stel=wait)
        lees(vlug, traag, klanten=[ALLES])
    assert gezien == [{"Bron zaken"}]
    assert sorted(Verwerking.objects.values_list("bron", flat=True)) == ["Bron berichten", "Bron zaken"]


@pytest.fixture
def bedrijven(federatie: Federatie, settings: Any) -> list[Onderneming]:
    """Three companies with all their numbers, and one of which some vestigingen may be seen."""
    thuis = federatie.base_url
    for naam, soort in {"ZAKEN_BRONNEN": "zgw", "BERICHTEN_BRONNEN": "fbs", "TAKEN_BRONNEN": "taken"}.items():
        setattr(settings, naam, [f"{org}|0|{thuis}/{soort}/{pad}" for pad, org in ORGANISATIES.items()])
    register_adressen()
    kern = [
        Onderneming(KvkNummer(bedrijf.kvk_nummer))
        for naam in ("Zonnegraan", "Fleur", "Prins")
        for bedrijf in ask(kvk().zoek, naam=naam)[:1]
    ]
    heel = [
        replace(
            wie,
            rsin=Rsin(gevonden.profiel.rsin) if gevonden.profiel.rsin else None,
            vestigingen=tuple(Vestigingsnummer(rij.vestigingsnummer) for rij in gevonden.vestigingen),
        )
        for wie, gevonden in ask(kvk().fetch_inschrijvingen, kern).items()
        if gevonden
    ]
    assert len(heel) == 3
    return [*heel, replace(heel[0], vestigingen=heel[0].vestigingen[:1], beperkt=True)]


@pytest.mark.norm("B15")
def test_each_gets_exactly_what_it_gets_alone_in_one_call(federatie: Federatie, bedrijven: list[Onderneming]) -> None:
    paren = [
        *((bron.list_zaken_velen, bron.list_zaken) for bron in zaken_bronnen()),
        *((bron.list_berichten_velen, bron.list_berichten) for bron in berichten_bronnen()),
        *((bron.list_taken_velen, bron.list_taken) for bron in taken_bronnen()),
    ]
    gevuld = 0
    for velen, een in paren:
        federatie.ontvangen.clear()
        samen = ask(velen, bedrijven)
        assert len(federatie.ontvangen) == 1
        assert samen == {wie: ask(een, wie) for wie in bedrijven}
        gevuld += sum(map(bool, samen.values()))
    assert gevuld > 10


def test_nobody_is_asked_about_nobody(federatie: Federatie, bedrijven: list[Onderneming]) -> None:
    federatie.ontvangen.clear()
    for bron in (*zaken_bronnen(), *berichten_bronnen(), *taken_bronnen()):
        velen = getattr(bron, next(naam for naam in dir(bron) if naam.endswith("_velen")))
        assert ask(velen, []) == {}
    assert federatie.ontvangen == []


def test_a_magazijn_or_organisation_that_gives_of_others_gives_nobody_anything(
    monkeypatch: pytest.MonkeyPatch, bedrijven: list[Onderneming]
) -> None:
    vreemd = bedrijven[1]
    magazijn = next(bron for bron in berichten_bronnen() if any(ask(bron.list_berichten, vreemd)))
    organisatie = next(bron for bron in taken_bronnen() if any(ask(bron.list_taken, bedrijven[0])))
    post, taken = ask(magazijn.list_berichten, vreemd), ask(organisatie.list_taken, bedrijven[0])
    assert post
    assert taken
    monkeypatch.setattr("mijnomgeving.bronnen.fbs.client.parse_berichten_velen", lambda *_: [("KVK:1", post[0])])
    monkeypatch.setattr("mijnomgeving.bronnen.taken.client.parse_taken_velen", lambda *_: [("urn:ander", taken[0])])
    assert isinstance(magazijn, FbsClient)
    assert isinstance(organisatie, TakenClient)
    assert ask(magazijn.list_berichten_velen, bedrijven[:1]) == {bedrijven[0]: ()}
    assert ask(organisatie.list_taken_velen, bedrijven[:1]) == {bedrijven[0]: ()}


@pytest.mark.parametrize("door", [None, [], "0", [3], [-1], [True], [0, "1"], {"0": 0}])
def test_a_zaak_that_does_not_say_whose_it_is_is_nobodys(door: object) -> None:
    zaak = {"gevondenDoor": door, "_expand": {"zaaktype": {"indicatieInternOfExtern": "extern"}}}
    with pytest.raises(Onbegrijpelijk):
        parse_zaken_velen("Bron", {"results": [zaak]}, 2)


@pytest.mark.norm("B22")
def test_the_source_received_an_id_that_stands_in_the_logs(federatie: Federatie, bedrijven: list[Onderneming]) -> None:
    bron = taken_bronnen()[0]
    klanten = [replace(ALLES, machtiging_id=str(n), voor=wie) for n, wie in enumerate(bedrijven[:3])]
    federatie.ontvangen.clear()
    with operation() as pagina:
        read_velen(
            VraagVelen(bron.naam, "taken", bron.list_taken_velen, frozenset({"taken"})),
            machtigingen=klanten,
            persoon=PERSOON,
            activiteit="mijn-klanten",
            deadline=Deadline.after(5),
        )
    [ontvangen] = [Trace.parse(verzoek.headers["traceparent"]) for verzoek in federatie.ontvangen]
    assert ontvangen
    assert set(Verwerking.objects.values_list("trace_id", flat=True)) == {pagina.trace_id}
    ids = set(Verwerking.objects.values_list("operation_id", flat=True))
    assert len(ids) == 3
    assert ontvangen.operation_id in ids
