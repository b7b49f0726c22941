"""Until when an organisation decides and until when one may object, and what one can do then."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mijnomgeving.bronnen.zgw.models import Besluit, Zaak
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.zaken.rechten import Handeling, list_mogelijkheden
from mijnomgeving.zaken.termijnen import (
    BEZWAAR,
    KLACHT,
    after_ingebrekestelling,
    find_beslistermijn,
    list_rechtsmiddelen,
)

VANDAAG = date(2026, 11, 22)
ZAAK = Zaak(
    bron="UWV",
    url="http://uwv.example/zaken/1",
    zaaktype="http://uwv.example/zaaktypen/1",
    identificatie="WW-1",
    omschrijving="WW aanvragen",
    toelichting="",
    ingediend_op=date(2026, 10, 1),
    verwacht_op=None,
    uiterlijk_op=None,
    afgerond_op=None,
    opgeschort="",
    status=None,
    resultaat="",
    soort="WW",
    handeling="aanvragen",
)
BESLUIT = Besluit("", "Besluit WW", "", date(2026, 11, 2), date(2026, 11, 2), None, None, date(2026, 11, 3))


def _kan(zaak: Zaak, *besluiten: Besluit, verstuurd: set[Soort] | None = None) -> list[Handeling]:
    middelen = list_rechtsmiddelen(zaak, besluiten, VANDAAG)
    gevonden = list_mogelijkheden(
        zaak,
        termijn=find_beslistermijn(zaak, VANDAAG),
        rechtsmiddelen=middelen,
        verstuurd=verstuurd or set(),
        vandaag=VANDAAG,
    )
    return [mogelijkheid.handeling for mogelijkheid in gevonden]


def test_the_day_of_the_organisation_goes_before_ours() -> None:
    termijn = find_beslistermijn(replace(ZAAK, uiterlijk_op=date(2026, 12, 1)), VANDAAG)
    assert termijn is not None
    assert (termijn.eind, termijn.van_bron, termijn.dagen) == (date(2026, 12, 1), True, 9)


@pytest.mark.parametrize(
    ("doorlooptijd", "eind"),
    [("", date(2026, 11, 26)), ("P8W", date(2026, 11, 26)), ("P6W", date(2026, 11, 12)), ("P30D", date(2026, 11, 2)),
     ("P3M", date(2027, 1, 4)), ("raar", date(2026, 11, 26))],
)  # fmt: skip
def test_without_one_the_term_of_the_kind_of_zaak_holds_or_else_eight_weeks(doorlooptijd: str, eind: date) -> None:
    termijn = find_beslistermijn(replace(ZAAK, doorlooptijd=doorlooptijd), VANDAAG)
    assert termijn is not None
    assert (termijn.eind, termijn.van_bron) == (eind, False)


def test_who_only_reports_something_waits_for_no_decision() -> None:
    assert find_beslistermijn(replace(ZAAK, handeling="melden"), VANDAAG) is None


def test_a_term_that_stands_still_is_never_over() -> None:
    termijn = find_beslistermijn(replace(ZAAK, uiterlijk_op=date(2026, 11, 1), opgeschort="Wij wachten."), VANDAAG)
    assert termijn is not None
    assert (termijn.stil, termijn.te_laat) == (True, False)


def test_who_waits_too_long_may_say_so_once() -> None:
    laat = replace(ZAAK, uiterlijk_op=date(2026, 11, 20))
    assert Handeling.INGEBREKESTELLING in _kan(laat)
    assert Handeling.INGEBREKESTELLING not in _kan(laat, verstuurd={Soort.INGEBREKESTELLING})
    assert Handeling.INGEBREKESTELLING not in _kan(replace(laat, uiterlijk_op=VANDAAG))
    assert Handeling.INGEBREKESTELLING not in _kan(replace(laat, opgeschort="Wij wachten op u."))


def test_after_the_notice_the_organisation_has_two_weeks_and_then_pays() -> None:
    termijn = find_beslistermijn(replace(ZAAK, uiterlijk_op=date(2026, 11, 1)), VANDAAG)
    assert termijn is not None
    na = after_ingebrekestelling(termijn, gestuurd=date(2026, 11, 5), vandaag=VANDAAG)
    assert na.laatste_dag == date(2026, 11, 19)
    assert na.dwangsom is not None
    assert (na.dwangsom.dagen, na.dwangsom.bedrag, na.dwangsom.hoogstens) == (3, Decimal(69), Decimal(1442))


def test_six_weeks_to_object_counted_from_when_it_was_sent(db: None) -> None:
    af = replace(ZAAK, afgerond_op=date(2026, 11, 2))
    [middel] = list_rechtsmiddelen(af, [BESLUIT], VANDAAG)
    assert (middel.tot, middel.dagen, middel.beroep, middel.van_bron) == (date(2026, 12, 15), 23, False, False)
    [middel] = list_rechtsmiddelen(af, [replace(BESLUIT, bezwaar_tot=date(2026, 12, 14))], VANDAAG)
    assert (middel.tot, middel.van_bron) == (date(2026, 12, 14), True)
    assert Handeling.BEZWAAR in _kan(af, BESLUIT)
    assert Handeling.BEZWAAR not in _kan(af, BESLUIT, verstuurd={Soort.BEZWAAR})
    assert Handeling.BEZWAAR not in _kan(af, replace(BESLUIT, bezwaar_tot=date(2026, 11, 21)))
    assert Handeling.BEZWAAR in _kan(af, replace(BESLUIT, bezwaar_tot=VANDAAG))


def test_after_a_bezwaar_comes_the_court(db: None) -> None:
    bezwaar = replace(ZAAK, soort=BEZWAAR, afgerond_op=date(2026, 11, 2))
    [middel] = list_rechtsmiddelen(bezwaar, [BESLUIT], VANDAAG)
    assert middel.beroep
    assert Handeling.BEZWAAR not in _kan(bezwaar, BESLUIT)


def test_against_an_answer_to_a_complaint_nobody_objects() -> None:
    klacht = replace(ZAAK, soort=KLACHT, afgerond_op=date(2026, 11, 2))
    assert list_rechtsmiddelen(klacht, [BESLUIT], VANDAAG) == ()
    assert _kan(klacht, BESLUIT) == []


def test_a_finished_zaak_takes_no_documents_and_a_report_cannot_be_withdrawn() -> None:
    assert _kan(ZAAK) == [Handeling.DOCUMENT, Handeling.BERICHT, Handeling.INTREKKEN, Handeling.KLACHT]
    assert _kan(replace(ZAAK, handeling="melden")) == [Handeling.DOCUMENT, Handeling.BERICHT, Handeling.KLACHT]
    assert _kan(replace(ZAAK, afgerond_op=date(2026, 11, 2))) == [Handeling.OPNIEUW, Handeling.KLACHT]
    assert _kan(replace(ZAAK, afgerond_op=date(2025, 11, 2))) == [Handeling.OPNIEUW]
    assert _kan(replace(ZAAK, handeling="melden", afgerond_op=date(2025, 11, 2))) == []
