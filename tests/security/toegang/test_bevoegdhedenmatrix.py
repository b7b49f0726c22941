"""B14, B15: mandates x services x vestigingen, over every address of /mijn/.

What must hold is the table in docs/bevoegdheden.md, which people read; what does hold is tried here. The addresses come
from the URLconf and the purposes from the verwerkingenregister, so that none is forgotten: who adds one writes down in
the table for whom it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import ALLES, DIENSTEN, Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.toegang import beleid
from portal.toegang.beleidslijst import Beleidsregel, list_beleid
from portal.toegang.bevoegdheden import client
from portal.toegang.bevoegdheden.mapping import parse_lijst
from portal.toegang.bevoegdheden.models import Bevoegdheid, Nummer
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.bevoegdheden import BAKKER, EMPLOYEE, KANTOOR, KLANT, VESTIGING_A, NepRegister, rij, uid
from tests.mijnomgeving.conftest import Ingelogd, ingelogd
from tests.security.toegang.test_niveaus import fill

__all__ = ["ingelogd"]

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B14"), pytest.mark.norm("B15")]
TABEL = settings.BASE_DIR / "docs" / "bevoegdheden.md"
# What a view would have answered: here only whether it is reached counts.
BEREIKT = 418
ROUTES = [regel for regel in list_beleid() if regel.activiteit and regel.patroon.startswith("/mijn/")]


@dataclass(frozen=True)
class Rij:
    """A row of the table: for which services, for who leads the company, for one vestiging, for whoever acts."""

    diensten: frozenset[str]
    bestuur: bool
    vestiging: bool
    altijd: bool


@dataclass(frozen=True)
class Mandaat:
    """What somebody was given."""

    soort: str
    diensten: tuple[str, ...]
    een_vestiging: bool

    def opens(self, wat: Rij) -> bool:
        """Whether the table lets this one in."""
        if wat.altijd:
            return True
        if self.een_vestiging and not wat.vestiging:
            return False
        alles = ALLES in self.diensten
        dienst = bool(wat.diensten) and (alles or not wat.diensten.isdisjoint(self.diensten))
        return dienst or (wat.bestuur and alles and self.soort in {"eigenaar", "bestuurder"})


def read_tabel() -> dict[str, Rij]:
    found: dict[str, Rij] = {}
    for regel in TABEL.read_text().splitlines():
        cellen = [cel.strip() for cel in regel.strip().strip("|").split("|")]
        if match := re.fullmatch(r"`(mijn-[a-z-]+)`", cellen[0]):
            *diensten, bestuur, vestiging, altijd = [cel == "ja" for cel in cellen[2:]]
            namen = frozenset(dienst for dienst, ja in zip(DIENSTEN, diensten, strict=True) if ja)
            found[match[1]] = Rij(namen, bestuur, vestiging, altijd)
    return found


MANDATEN = [
    Mandaat(soort, diensten, een_vestiging)
    for soort, diensten, een_vestiging in product(
        ("bestuurder", "eigenaar", "medewerker", "ketenmachtiging"),
        [*((dienst,) for dienst in DIENSTEN), ("zaken", "taken"), (ALLES,)],
        (False, True),
    )
]


class Sessie(dict[str, object]):
    """What `requires` needs of a session."""

    verlengt = True


@pytest.fixture
def _at_hand(register: NepRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register without a network in between: thousands of questions."""

    def ask(*wie: Nummer) -> list[Bevoegdheid]:
        return [
            rij for nummer in wie for rij in parse_lijst({"rijen": register.of_gemachtigde(nummer.as_json())}, "rijen")
        ]

    monkeypatch.setattr(client, "list_bevoegdheden", ask)


@pytest.fixture
def _no_views(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each request go as far as its view, and no further; a refusal is its status, without the page around it."""
    echt: Callable[..., HttpResponse | None] = beleid._refuse

    def refuse(request: HttpRequest, *args: object) -> HttpResponse:
        return echt(request, *args) or HttpResponse(status=BEREIKT)

    def status(_request: HttpRequest, template: str, *_context: object, status: int = 200) -> HttpResponse:
        return HttpResponse(template, status=status)

    monkeypatch.setattr(beleid, "_refuse", refuse)
    monkeypatch.setattr(beleid, "render", status)


def person(register: NepRegister, mandaat: Mandaat) -> Sessiepersoon:
    """Somebody with this mandate, as the register has it too."""
    keten = mandaat.soort == "ketenmachtiging"
    plek = (VESTIGING_A,) if mandaat.een_vestiging else ("*",)
    medewerker = ("pseudoniem", EMPLOYEE)
    kvk = KLANT if keten else BAKKER
    register.rijen = [
        rij("recht", gemachtigde=("kvk", KANTOOR) if keten else medewerker, voor=("kvk", kvk), naam="Bedrijf",
            soort=mandaat.soort, diensten=mandaat.diensten, vestigingen=plek),
        rij("thuis", gemachtigde=medewerker, voor=("kvk", KANTOOR), naam="Kantoor", soort="medewerker"),
    ]  # fmt: skip
    nummers = (Vestigingsnummer(VESTIGING_A),) if mandaat.een_vestiging else ()
    voor = Onderneming(KvkNummer(kvk), vestigingen=nummers, beperkt=bool(nummers))
    nu = Machtiging(uid("recht"), mandaat.soort, voor, "Bedrijf", frozenset(mandaat.diensten))
    thuis = Machtiging(uid("thuis"), "medewerker", Onderneming(KvkNummer(KANTOOR)), "Kantoor", frozenset({ALLES}))
    eigen = thuis if keten else nu
    return Sessiepersoon(Medewerker(EMPLOYEE), "", Niveau.HOOG, datetime.now(UTC), "eherkenning", nu, eigen)


def purposes(persoon: Sessiepersoon, mandaat: Mandaat) -> Iterator[str]:
    """Each purpose that opens and should not, or the other way round."""
    for doel, wat in read_tabel().items():
        if doel not in REGISTER:
            continue
        request = RequestFactory().get("/mijn/")
        request.session = Sessie(persoon=persoon.to_session())  # type: ignore[assignment]
        antwoord = beleid.requires(doel)(lambda _request: HttpResponse(status=BEREIKT))(request)
        if antwoord.status_code != (BEREIKT if mandaat.opens(wat) else 403):
            yield f"{mandaat} {doel}: {antwoord.status_code}"


def differences(browser: Client, mandaat: Mandaat, routes: list[Beleidsregel]) -> Iterator[str]:
    """Each address that opens and should not, or the other way round."""
    tabel = read_tabel()
    for regel in routes:
        assert regel.activiteit
        wel = mandaat.opens(tabel[regel.activiteit.id])
        url = fill(regel.patroon)
        antwoord = browser.get(url)
        antwoord = browser.post(url) if antwoord.status_code == 405 else antwoord
        if antwoord.status_code != (BEREIKT if wel else 403):
            yield f"{mandaat} {url}: {antwoord.status_code}, wel={wel}"


def test_every_purpose_stands_in_the_table_and_is_what_the_register_says() -> None:
    tabel = read_tabel()
    assert {naam for naam in REGISTER if naam.startswith("mijn-")} - set(tabel) == set()
    for naam, wat in tabel.items():
        if naam in REGISTER:
            doel = REGISTER[naam]
            assert wat == Rij(
                frozenset(doel.diensten), doel.door_bestuur, not doel.hele_onderneming, doel.over_handelende
            ), naam


@pytest.mark.usefixtures("_no_views", "_at_hand")
def test_b14_each_mandate_opens_of_each_purpose_what_the_table_says(register: NepRegister) -> None:
    assert len(MANDATEN) == 48
    fouten = [fout for mandaat in MANDATEN for fout in purposes(person(register, mandaat), mandaat)]
    assert fouten == []


@pytest.mark.usefixtures("_no_views", "_at_hand")
@pytest.mark.parametrize(
    "mandaat",
    [
        Mandaat("bestuurder", (ALLES,), een_vestiging=False),
        Mandaat("medewerker", ("taken",), een_vestiging=True),
        Mandaat("ketenmachtiging", ("zaken",), een_vestiging=False),
    ],
    ids=lambda mandaat: mandaat.soort,
)
def test_b14_every_address_does_as_its_purpose(ingelogd: Ingelogd, register: NepRegister, mandaat: Mandaat) -> None:
    browser = ingelogd(Client(), person(register, mandaat))
    assert list(differences(browser, mandaat, ROUTES)) == []


@pytest.mark.usefixtures("_no_views", "_at_hand")
def test_b15_at_an_office_both_rights_count(register: NepRegister) -> None:
    fouten: list[str] = []
    for gaf_klant, gaf_kantoor in product((("zaken",), ("berichten",), ("zaken", "taken"), (ALLES,)), repeat=2):
        samen = gaf_kantoor if ALLES in gaf_klant else gaf_klant
        samen = samen if ALLES in gaf_kantoor else tuple(dienst for dienst in samen if dienst in gaf_kantoor)
        persoon = person(register, Mandaat("ketenmachtiging", gaf_klant, een_vestiging=False))
        register.zet("thuis", diensten=list(gaf_kantoor))
        fouten += purposes(persoon, Mandaat("ketenmachtiging", samen, een_vestiging=False))
    assert fouten == []
