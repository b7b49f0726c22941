"""What presses is on top: found in what was read, and nowhere else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mijnomgeving.bronnen.zgw.models import Besluit, Status, Zaak
from mijnomgeving.loket.beeld.dicht import list_dicht
from mijnomgeving.loket.beeld.signalen import Gelezen, Recht, list_signalen, wants_besluiten
from mijnomgeving.loket.beeld.velden import Contactregel, Ernst, Signaal, Taakregel
from mijnomgeving.loket.lezing import Dicht
from mijnomgeving.loket.reikwijdte import Geweigerd
from mijnomgeving.zaken.selectors import show_zaak
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving.conftest import NOOR

# An outage may move a last day: the table of outages is asked.
pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 23)
IK = Persoon(Bsn(NOOR))


def zaak(**velden: object) -> Zaak:
    vast: dict[str, object] = {
        **dict.fromkeys(("url", "zaaktype", "identificatie", "toelichting", "opgeschort", "resultaat"), ""),
        "bron": "UWV",
        "omschrijving": "WW-uitkering",
        "ingediend_op": VANDAAG - timedelta(days=10),
        "verwacht_op": None,
        "uiterlijk_op": None,
        "afgerond_op": None,
        "status": None,
    }
    return Zaak(**(vast | velden))  # type: ignore[arg-type]


def taak(dagen: int | None, **velden: object) -> Taakregel:
    vast: dict[str, object] = {
        "sleutel": "t",
        "bron": "CJIB",
        "titel": "Betaal de boete",
        "soort": "betalen",
        "zaaknummer": "",
        "dagen": dagen,
        "laatste_dag": None if dagen is None else VANDAAG + timedelta(days=dagen),
        "stand": "te doen",
        "betaling": True,
    }
    return Taakregel(**(vast | velden))  # type: ignore[arg-type]


def signalen(
    *zaken: Zaak,
    taken: tuple[Taakregel, ...] = (),
    contacten: tuple[Contactregel, ...] = (),
    besluiten: dict[str, tuple[Besluit, ...]] | None = None,
    rechten: tuple[Recht, ...] = (),
) -> list[Signaal]:
    getoond = [show_zaak(een, IK) for een in zaken]
    return list(list_signalen(Gelezen(getoond, taken, contacten, besluiten or {}, rechten), vandaag=VANDAAG))


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        (taak(-3), "Niet betaald, en de dag is voorbij: Betaal de boete"),
        (
            taak(-1, betaling=False, titel="Stuur uw loonstrook"),
            "Niet gedaan, en de dag is voorbij: Stuur uw loonstrook",
        ),
        (taak(0), "Vandaag is de laatste dag: Betaal de boete"),
        (taak(1), "Nog 1 dag: Betaal de boete"),
        (taak(7), "Nog 7 dagen: Betaal de boete"),
    ],
)
def test_a_taak_presses_in_its_last_week_and_after_it(regel: Taakregel, zin: str) -> None:
    [signaal] = signalen(taken=(regel,))
    assert (signaal.ernst, signaal.zin, signaal.taak) == (Ernst.NU, zin, "t")


@pytest.mark.parametrize("regel", [taak(8), taak(None), taak(-3, stand="verstuurd"), taak(-3, stand="klaar")])
def test_a_taak_that_is_far_off_or_done_does_not(regel: Taakregel) -> None:
    assert signalen(taken=(regel,)) == []


def test_an_organisation_that_is_too_late_is_told_with_the_day_it_missed() -> None:
    [signaal] = signalen(zaak(uiterlijk_op=VANDAAG - timedelta(days=4)))
    assert signaal.zin == "De organisatie is 4 dagen te laat met beslissen: WW-uitkering"
    assert (signaal.dag, signaal.berekend) == (VANDAAG - timedelta(days=4), False)
    [gerekend] = signalen(zaak(ingediend_op=VANDAAG - timedelta(days=90)))
    assert gerekend.berekend
    [verwacht] = signalen(zaak(verwacht_op=VANDAAG - timedelta(days=1)))
    assert verwacht.zin == "Later klaar dan de organisatie verwachtte: WW-uitkering"


def test_what_waits_for_the_person_comes_first_when_its_day_is_near() -> None:
    gezet = datetime(2026, 11, 20, tzinfo=UTC)
    status = Status("Wacht op u", "Stuur uw loonstrook uiterlijk 25 november 2026.", gezet, "", ("uw loonstrook",))
    [signaal] = signalen(zaak(status=status))
    assert (signaal.ernst, signaal.zin, signaal.dag) == (
        Ernst.NU, "Wacht op de persoon: uw loonstrook", date(2026, 11, 25),
    )  # fmt: skip


def test_a_zaak_that_waits_for_what_its_taak_says_is_told_once() -> None:
    gezet = datetime(2026, 11, 20, tzinfo=UTC)
    wacht = zaak(identificatie="Z-1", status=Status("Wacht op u", "", gezet, "", ("uw loonstrook",)))
    [signaal] = signalen(wacht, taken=(taak(2, bron="UWV", zaaknummer="Z-1"),))
    assert signaal.taak
    assert len(signalen(wacht, taken=(taak(2, bron="SVB", zaaknummer="Z-1"),))) == 2
    [van_zaak] = signalen(wacht, taken=(taak(20, bron="UWV", zaaknummer="Z-1"),))
    assert van_zaak.zaak


def test_a_decision_that_is_still_open_to_objection_is_told_with_the_last_day() -> None:
    klaar = zaak(url="https://uwv/1", afgerond_op=VANDAAG - timedelta(days=30))
    besluit = Besluit("B-1", "Terugvordering", "", klaar.afgerond_op, klaar.afgerond_op, None, None)  # type: ignore[arg-type]
    assert wants_besluiten(klaar, vandaag=VANDAAG)
    assert signalen(klaar) == []
    [signaal] = signalen(klaar, besluiten={klaar.url: (besluit,)})
    assert (signaal.zin, signaal.berekend) == ("Bezwaar maken kan nog: Terugvordering", True)
    assert signaal.dag is not None
    assert signaal.dag >= VANDAAG


@pytest.mark.parametrize(
    "anders",
    [
        {"afgerond_op": None},
        {"soort": "KLACHT"},
        {"handeling": "melden"},
        {"afgerond_op": VANDAAG - timedelta(days=90)},
    ],
)
def test_decisions_are_asked_for_only_where_one_may_still_object(anders: dict[str, object]) -> None:
    assert not wants_besluiten(zaak(**({"afgerond_op": VANDAAG - timedelta(days=30)} | anders)), vandaag=VANDAAG)


def test_a_right_that_was_asked_for_already_is_no_signal() -> None:
    recht = Recht("Zorgtoeslag", "/producten/zorgtoeslag/", frozenset({"https://upl/zorgtoeslag"}))
    [kans] = signalen(rechten=(recht,))
    assert (kans.ernst, kans.zin, kans.berekend) == (Ernst.KANS, "Misschien recht op: Zorgtoeslag", True)
    loopt = zaak(producten=("https://upl/zorgtoeslag",))
    assert signalen(loopt, rechten=(recht,)) == []


def test_what_presses_most_is_on_top_and_who_should_call_back_is_named() -> None:
    belt = Contactregel(
        "SVB", "telefoon", "Vraag over AOW", "", datetime(2026, 11, 2, tzinfo=UTC), (), wacht_op_antwoord=True
    )
    recht = Recht("Huurtoeslag", "", frozenset())
    gevonden = signalen(taken=(taak(5), taak(-2)), contacten=(belt,), rechten=(recht,))
    assert [signaal.ernst for signaal in gevonden] == [Ernst.NU, Ernst.NU, Ernst.LET_OP, Ernst.KANS]
    assert gevonden[0].dag == VANDAAG - timedelta(days=2)
    assert gevonden[2].zin == "De organisatie moet nog reageren: Vraag over AOW"


def test_what_is_closed_stands_by_organisation_and_what_stands_in_the_way_of_all_on_top() -> None:
    weg = Geweigerd("Dit is van UWV, en niet van Gemeente Utrecht.", "Vraag toestemming.", "toestemming")
    overal = Geweigerd("Alleen met toestemming.", "Vraag toestemming.", "toestemming")
    lijst = list_dicht(
        [
            *(Dicht("UWV", deel, weg) for deel in ("zaken", "taken", "berichten", "contacten")),
            *(Dicht(bron, "regelingen", overal) for bron in ("BRP", "RDW")),
            Dicht("SVB", "contacten", weg),
        ]
    )
    assert [(regel.bron, regel.wat) for regel in lijst.regels] == [
        ("", "regelingen"),
        ("SVB", "contacten"),
        ("UWV", "alles"),
    ]
    assert lijst.regels[1].vraag == "organisatie=SVB&onderdeel=contacten"
    assert lijst.regels[0].vraag == "onderdeel=regelingen"
    assert (lijst.eerst, lijst.organisaties, lijst.wat_kan) == (None, 2, ("Vraag toestemming.",))
    wie = Geweigerd("U hebt nog niet vastgesteld wie u voor u hebt.", "Stel eerst vast.", "identiteit")
    dicht = list_dicht([Dicht("UWV", "zaken", wie), Dicht("SVB", "zaken", wie)])
    assert dicht.eerst is not None
    assert dicht.eerst.stap == "identiteit"
    assert dicht.regels == ()
