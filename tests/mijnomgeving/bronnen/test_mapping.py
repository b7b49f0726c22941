"""Whatever a source answers is understood as the standard means it, or refused; nothing is guessed or breaks."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnomgeving.bronnen.brp.mapping import parse_ingeschrevene
from mijnomgeving.bronnen.brp.models import Gezagssoort, Ingeschrevene, Opschorting
from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.zgw.mapping import parse_stappen, parse_zaken
from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from portal.core.datum import OnzekereDatum
from portal.outbound.service import Onbegrijpelijk
from tests.mijnomgeving.bronnen.voorbeelden import (
    BRON,
    PERSOON_DATA,
    STAPPEN_DATA,
    VOORBEELDEN,
    WEG,
    ZAAK,
    ZAAK_DATA,
    Pad,
    Voorbeeld,
    at,
)

pytestmark = pytest.mark.norm("B52")

FOUTE_WAARDEN: dict[type, tuple[object, ...]] = {
    str: (7, 1.5, True, False, 0, [], ["x"], {}, {"x": "y"}),
    int: ("", "1", 1.5, True, False, [], {}),
    bool: ("", "true", "false", 0, 1, [], {}),
    list: ("", "x", 0, 1, True, False, {}, {"x": "y"}, [None], ["x"], [[]]),
    dict: ("", "x", 0, 1, True, False, [], [{}]),
}
DATUMS = {"startdatum", "einddatum", "einddatumGepland", "uiterlijkeEinddatumAfdoening", "datum"}
MOMENTEN = {"datumStatusGezet", "publicatietijdstip"}
UUIDS = {"berichtId", "bijlageId"}
FOUTE_TEKSTEN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        DATUMS, ("", "morgen", "2026-02-30", "09-11-2026", "2026-11", "2026-11-09T10:00:00Z", "10000-01-01")
    ),
    **dict.fromkeys(
        MOMENTEN,
        (
            *("", "nu", "2026-11-09", "2026-11-09T10:12:00", "2026-02-30T10:12:00Z", "2026-11-09T10:12:00+99:00"),
            *("0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59Z"),
        ),
    ),
    **dict.fromkeys(UUIDS, ("", "1", "../regie", "0d8f7f3c-7f3e-4b0e-9b53")),
    "type": ("", "Iets", "datum", "Date"),
    "statustype": ("", "https://zgw.example/statustypen/onbekend"),
}
# Lists of values to which the standard may add: what is new there is no fault.
OPEN_LIJSTEN = {("taken", "type"), ("profiel", "type")}
GEVALLEN = [pytest.param(voorbeeld, pad, id=f"{voorbeeld.naam}:{'.'.join(map(str, pad))}")
            for voorbeeld in VOORBEELDEN for pad in voorbeeld.paden()]  # fmt: skip


def _naam(pad: Pad) -> str:
    return ".".join(map(str, pad))


def _understood(voorbeeld: Voorbeeld, data: Any) -> bool:
    """Whether the answer is understood; any error but `Onbegrijpelijk` is a fault of ours."""
    try:
        voorbeeld.lees(data)
    except Onbegrijpelijk:
        return False
    return True


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda voorbeeld: voorbeeld.naam)
def test_the_example_itself_is_understood(voorbeeld: Voorbeeld) -> None:
    assert _understood(voorbeeld, voorbeeld.data)
    assert voorbeeld.verplicht | voorbeeld.mag_weg <= {_naam(pad) for pad in voorbeeld.paden()}


@pytest.mark.parametrize(("voorbeeld", "pad"), GEVALLEN)
def test_a_field_that_is_missing_or_null(voorbeeld: Voorbeeld, pad: Pad) -> None:
    mag = _naam(pad) not in voorbeeld.verplicht
    assert _understood(voorbeeld, voorbeeld.met(pad, None)) is mag
    if isinstance(pad[-1], str):
        assert _understood(voorbeeld, voorbeeld.met(pad, WEG)) is mag


@pytest.mark.parametrize(("voorbeeld", "pad"), GEVALLEN)
def test_a_field_of_another_type(voorbeeld: Voorbeeld, pad: Pad) -> None:
    gelezen = _naam(pad) in voorbeeld.verplicht | voorbeeld.mag_weg
    zoals_het_was = voorbeeld.lees(voorbeeld.data)
    for waarde in FOUTE_WAARDEN[type(at(voorbeeld.data, pad) or "")]:
        data = voorbeeld.met(pad, waarde)
        assert _understood(voorbeeld, data) is not gelezen, waarde
        assert gelezen or voorbeeld.lees(data) == zoals_het_was


@pytest.mark.parametrize(
    ("voorbeeld", "pad", "tekst"),
    [
        pytest.param(voorbeeld, pad, tekst, id=f"{voorbeeld.naam}:{_naam(pad)}={tekst}")
        for voorbeeld in VOORBEELDEN
        for pad in voorbeeld.paden()
        if (voorbeeld.naam, pad[-1]) not in OPEN_LIJSTEN
        for tekst in FOUTE_TEKSTEN.get(str(pad[-1]), ())
        if _naam(pad) in voorbeeld.verplicht | voorbeeld.mag_weg and isinstance(at(voorbeeld.data, pad), str)
    ],
)
def test_a_text_that_means_nothing_in_its_place(voorbeeld: Voorbeeld, pad: Pad, tekst: str) -> None:
    assert not _understood(voorbeeld, voorbeeld.met(pad, tekst))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=12)
    | st.sampled_from(["Datum", "JaarMaandDatum", "DatumOnbekend", "2026-11-09", "9999-12-31", "inOnderzoek"]),
    lambda kinderen: st.lists(kinderen, max_size=3)
    | st.dictionaries(st.sampled_from(["type", "datum", "jaar", "maand", "inOnderzoek", "url", "naam"]), kinderen),
    max_leaves=8,
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_anything_anywhere_is_understood_or_refused(data: st.DataObject) -> None:
    voorbeeld = data.draw(st.sampled_from(VOORBEELDEN))
    antwoord = voorbeeld.met(data.draw(st.sampled_from(list(voorbeeld.paden()))), data.draw(JSON))
    _understood(voorbeeld, antwoord)


@settings(deadline=None, max_examples=100)
@given(JSON)
def test_an_answer_that_is_something_else_altogether(antwoord: Any) -> None:
    for voorbeeld in VOORBEELDEN:
        # Where the standard's answer is a plain list, an empty one says that there is nothing.
        nothing = voorbeeld.naam == "documenten" and antwoord == []
        assert voorbeeld.naam == "stappen" or nothing or not _understood(voorbeeld, antwoord)


@settings(deadline=None)
@given(st.integers() | st.sampled_from([0, 10**30]), st.integers(min_value=-3, max_value=15) | st.just(10**30))
def test_a_year_and_month_are_a_date_or_nothing(jaar: int, maand: int) -> None:
    datum = {"type": "JaarMaandDatum", "jaar": jaar, "maand": maand}
    echt = 1 <= jaar <= 9999 and 1 <= maand <= 12
    try:
        persoon = _persoon(geboorte={"datum": datum})
    except Onbegrijpelijk:
        assert not echt
    else:
        assert echt
        assert persoon.geboorte is not None
        assert persoon.geboorte.datum == OnzekereDatum(jaar, maand)


def _persoon(**anders: object) -> Ingeschrevene:
    persoon = parse_ingeschrevene(BRON, {"personen": [{**PERSOON_DATA, "inOnderzoek": None, **anders}]})
    assert persoon is not None
    return persoon


@pytest.mark.parametrize(
    ("soort", "tekst"),
    [
        ("NationaliteitOnbekend", "Onbekend"),
        ("Staatloos", "Staatloos"),
        ("BehandeldAlsNederlander", "Behandeld als Nederlander"),
        ("VastgesteldNietNederlander", "Vastgesteld niet-Nederlander"),
    ],
)
def test_a_nationality_without_a_name_is_called_what_it_is(soort: str, tekst: str) -> None:
    assert _persoon(nationaliteiten=[{"type": soort}]).nationaliteiten == (tekst,)


@pytest.mark.parametrize(
    ("anders", "onderzoek"),
    [
        ({"inOnderzoek": {"geslacht": True}}, ("uw geslacht",)),
        ({"inOnderzoek": {"gemeenteVanInschrijving": True, "geslacht": False}}, ("uw gemeente",)),
        ({"inOnderzoek": {"burgerservicenummer": True}}, ()),
        ({"naam": {"volledigeNaam": "N", "inOnderzoek": {"volledigeNaam": True}}}, ("uw naam",)),
        ({"adressering": {"inOnderzoek": {"aanschrijfwijze": True}}}, ("uw naam",)),
        ({"adressering": {"inOnderzoek": {"adresregel1": True, "adresregel2": True}}}, ("uw adres",)),
        ({"geboorte": {"inOnderzoek": {"datum": True}}}, ("uw geboorte",)),
        ({"geboorte": {"inOnderzoek": {}}}, ()),
        ({"partners": [{"geboorte": {"inOnderzoek": {"datum": True}}}]}, ("uw partner",)),
        ({"kinderen": [{}, {"naam": {"inOnderzoek": {"voornamen": True}}}]}, ("uw kinderen",)),
        ({"ouders": [{"inOnderzoek": {"geslacht": True}}]}, ("uw ouders",)),
        ({"verblijfstitel": {"inOnderzoek": {"datumEinde": True}}}, ("uw verblijfstitel",)),
        ({"gezag": [{**PERSOON_DATA["gezag"][0], "inOnderzoek": True}]}, ("het gezag over kinderen",)),
    ],
)
def test_what_is_being_looked_into_has_its_name(anders: dict[str, object], onderzoek: tuple[str, ...]) -> None:
    rustig: dict[str, object] = {"ouders": [], "adressering": {}, "gezag": []}
    assert _persoon(**(rustig | anders)).onderzoek == onderzoek


@pytest.mark.parametrize(
    ("anders", "houders", "onbekend"),
    [
        ({"type": "EenhoofdigOuderlijkGezag", "ouder": {"naam": {"volledigeNaam": "Mia"}}}, ("Mia",), False),
        ({"type": "GezamenlijkGezag", "ouder": {"naam": {"volledigeNaam": "Mia"}},
          "derde": {"type": "OnbekendeDerde"}}, ("Mia",), True),
        ({"type": "Voogdij", "derden": []}, (), True),
        ({"type": "TijdelijkGeenGezag", "toelichting": "x"}, (), False),
    ],
)  # fmt: skip
def test_who_has_the_authority_over_a_child(
    anders: dict[str, object], houders: tuple[str, ...], onbekend: bool  # noqa: FBT001 - a parameter of the test
) -> None:  # fmt: skip
    minderjarige = {"burgerservicenummer": "999999011", "naam": {"volledigeNaam": "Jo Maas"}}
    [gezag] = _persoon(gezag=[{"minderjarige": minderjarige, **anders}]).gezag
    assert (gezag.soort, gezag.kind) == (Gezagssoort(anders["type"]), "Jo Maas")
    assert (gezag.houders, gezag.onbekende_houder) == (houders, onbekend)


@pytest.mark.parametrize(
    ("reden", "opschorting"),
    [
        ({"code": "O"}, Opschorting.OVERLEDEN),
        ({"code": "E"}, Opschorting.VERTROKKEN),
        ({"code": "M"}, Opschorting.ANDERS),
        (None, Opschorting.ANDERS),
    ],
)
def test_why_data_are_no_longer_kept(reden: dict[str, str] | None, opschorting: Opschorting) -> None:
    assert _persoon(opschortingBijhouding={"reden": reden}).opschorting is opschorting
    assert _persoon(opschortingBijhouding=None).opschorting is None


def test_two_persons_for_one_number_are_refused() -> None:
    with pytest.raises(Onbegrijpelijk):
        parse_ingeschrevene(BRON, {"personen": [PERSOON_DATA, PERSOON_DATA]})


def test_an_answer_nested_deeper_than_python_calls_itself() -> None:
    diep: dict[str, object] = {}
    for _ in range(5000):
        diep = {"x": diep}
    assert _persoon(ouders=[], adressering={}, gezag=[], kinderen=[{"y": diep}]).onderzoek == ()


ZAAKTYPE = ZAAK_DATA["_expand"]["zaaktype"]


def _zaak(**anders: object) -> Zaak:
    [zaak] = parse_zaken(BRON, {"results": [{**ZAAK_DATA, "einddatum": None, **anders}]})
    return zaak


def test_a_zaak_without_status_or_result_is_under_way() -> None:
    zaak = _zaak(status=None, resultaat=None, opschorting=None, _expand={"zaaktype": ZAAKTYPE})
    assert (zaak.status, zaak.resultaat, zaak.opgeschort, zaak.stand) == (None, "", "", Stand.BEZIG)


@pytest.mark.parametrize(
    ("reden", "stand"),
    [
        ("Wij wachten op advies van de brandweer.", Stand.BEZIG),
        ("U krijgt vóór 5 december 2026 bericht.", Stand.BEZIG),
        ("Maak anders bezwaar vóór 5 december 2026.", Stand.BEZIG),
        ("Wij wachten op u. Stuur uw huurcontract vóór 5 december 2026.", Stand.WACHT_OP_U),
    ],
)
def test_a_suspended_zaak_waits_for_the_person_only_when_it_asks_something(reden: str, stand: Stand) -> None:
    opschorting = {"indicatie": True, "reden": reden}
    zaak = _zaak(status=None, resultaat=None, opschorting=opschorting, _expand={"zaaktype": ZAAKTYPE})
    assert (zaak.opgeschort, zaak.stand) == (reden, stand)


def test_what_the_status_asks_counts_as_well_once_the_zaak_is_suspended() -> None:
    status = {
        "datumStatusGezet": "2026-11-09T10:12:00+01:00",
        "statustoelichting": "Stuur uw huurcontract vóór 5 december 2026.",
        "_expand": {"statustype": {"url": "https://zgw.example/statustypen/1", "omschrijving": "Ontvangen"}},
    }
    standen = {
        indicatie: _zaak(
            opschorting={"indicatie": indicatie, "reden": "Er ontbreekt iets."},
            _expand={**ZAAK_DATA["_expand"], "status": status},
        ).stand
        for indicatie in (True, False)
    }
    assert standen == {True: Stand.WACHT_OP_U, False: Stand.BEZIG}


def test_a_zaak_without_a_name_has_that_of_its_type() -> None:
    assert _zaak(omschrijving="").omschrijving == "Verhuizing"


def test_a_zaak_for_the_organisations_own_work_is_not_shown() -> None:
    intern = {**ZAAK_DATA["_expand"], "zaaktype": {**ZAAKTYPE, "indicatieInternOfExtern": "intern"}}
    assert [zaak.url for zaak in parse_zaken(BRON, {"results": [{**ZAAK_DATA, "_expand": intern}, ZAAK_DATA]})] == [
        ZAAK_DATA["url"]
    ]
    assert parse_zaken(BRON, {"results": [{**ZAAK_DATA, "_expand": intern}]}) == ()


@pytest.mark.parametrize("veld", ["zaaktype", "status", "resultaat"])
def test_a_type_status_or_result_that_was_not_brought_along_is_not_left_out(veld: str) -> None:
    with pytest.raises(Onbegrijpelijk):
        _zaak(_expand={naam: deel for naam, deel in ZAAK_DATA["_expand"].items() if naam != veld})


def test_a_result_may_explain_itself() -> None:
    resultaat = {"toelichting": "U staat ingeschreven.", "_expand": None}
    assert _zaak(_expand={**ZAAK_DATA["_expand"], "resultaat": resultaat}).resultaat == "U staat ingeschreven."


def _status(nummer: int, dag: int, uitleg: str) -> dict[str, object]:
    return {
        "statustype": f"https://zgw.example/statustypen/{nummer}",
        "datumStatusGezet": f"2026-11-{dag:02}T10:00:00+01:00",
        "statustoelichting": uitleg,
    }


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_a_zaak_that_went_back_a_step_is_at_that_step_again(omgekeerd: bool) -> None:  # noqa: FBT001
    statussen = [_status(1, 1, "eerst"), _status(2, 2, "verder"), _status(1, 3, "opnieuw")]
    pagina = {"results": statussen[::-1] if omgekeerd else statussen}
    stappen = parse_stappen(BRON, [STAPPEN_DATA["typen"]], [pagina], ZAAK)
    assert [(stap.uitleg, stap.stand) for stap in stappen] == [("opnieuw", Stand.BEZIG), ("verder", Stand.LATER)]


def test_a_finished_zaak_has_only_the_steps_that_were_set() -> None:
    klaar = replace(ZAAK, afgerond_op=date(2026, 11, 11))
    [stap] = parse_stappen(BRON, [STAPPEN_DATA["typen"]], [{"results": [_status(2, 1, "Ingetrokken.")]}], klaar)
    assert (stap.omschrijving, stap.stand, stap.uitleg) == ("Klaar", Stand.KLAAR, "Ingetrokken.")
    assert parse_stappen(BRON, [STAPPEN_DATA["typen"]], [{"results": []}], klaar) == ()


def test_steps_come_in_order_of_their_number_and_before_a_status_all_are_to_come() -> None:
    typen = {"results": STAPPEN_DATA["typen"]["results"][::-1]}
    stappen = parse_stappen(BRON, [typen], [{"results": []}], ZAAK)
    assert [(stap.omschrijving, stap.stand) for stap in stappen] == [
        ("Ontvangen", Stand.LATER),
        ("Klaar", Stand.LATER),
    ]
    assert stappen[1].uitleg == "U krijgt bericht."


def test_dates_and_moments_mean_what_they_say() -> None:
    zaak = _zaak()
    assert zaak.ingediend_op == date(2026, 11, 9)
    assert zaak.status is not None
    assert zaak.status.gezet_op == datetime(2026, 11, 9, 9, 12, tzinfo=UTC)


def test_an_error_names_the_field_and_never_its_value() -> None:
    with pytest.raises(Onbegrijpelijk) as gevangen:
        _zaak(omschrijving=["999997671"])
    assert "omschrijving" in str(gevangen.value)
    assert "999997671" not in f"{gevangen.value!r} {gevangen.value}"
    assert "999997671" not in repr(Lezer.of(BRON, {"bsn": "999997671"}))
