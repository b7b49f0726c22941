"""Whatever a register answers is understood as its document means it, or refused; nothing else breaks."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnomgeving.bronnen.bag.mapping import parse_adressen, parse_plekken
from mijnomgeving.bronnen.brk.mapping import parse_onroerende_zaken, parse_rechten
from mijnomgeving.bronnen.duo.mapping import parse_diplomas
from mijnomgeving.bronnen.inkomen.mapping import parse_inkomens
from mijnomgeving.bronnen.kvk.mapping import (
    parse_bestuur,
    parse_profiel,
    parse_signalen,
    parse_vestigingen,
    parse_vestigingsprofiel,
    parse_zoekresultaat,
)
from mijnomgeving.bronnen.rdw.mapping import parse_kentekens, parse_voertuigen
from mijnomgeving.bronnen.woz.mapping import parse_objecten
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbound.service import Onbegrijpelijk

pytestmark = pytest.mark.norm("B52")

BRON, TIM = "Proefbron", Persoon(Bsn("999990020"))
ADRES = {"type": "bezoekadres", "indAfgeschermd": "Nee", "volledigAdres": "Biltstraat 42  3572BA Utrecht"}
SBI = [{"sbiCode": "47241", "sbiOmschrijving": "Winkels", "indHoofdactiviteit": "Ja"}]
NAMEN = [{"naam": "X", "volgorde": 0}]
VOORBEELDEN: dict[str, tuple[Callable[[Any], object], Any]] = {
    "profiel": (
        lambda data: parse_profiel(BRON, data),
        {
            "kvkNummer": "68750110",
            "naam": "X",
            "formeleRegistratiedatum": "20170500",
            "materieleRegistratie": {"datumAanvang": "20170515", "datumEinde": "20200000"},
            "totaalWerkzamePersonen": 3,
            "handelsnamen": NAMEN,
            "sbiActiviteiten": SBI,
            "_embedded": {"hoofdvestiging": {"adressen": [ADRES], "websites": ["x"]}, "eigenaar": {"rsin": "1"}},
        },
    ),
    "vestigingen": (
        lambda data: parse_vestigingen(BRON, data),
        {"vestigingen": [{"vestigingsnummer": "1", "eersteHandelsnaam": "X", "indHoofdvestiging": "Ja"}]},
    ),
    "vestigingsprofiel": (
        lambda data: parse_vestigingsprofiel(BRON, data),
        {
            "vestigingsnummer": "1",
            "kvkNummer": "1",
            "eersteHandelsnaam": "X",
            "handelsnamen": NAMEN,
            "sbiActiviteiten": SBI,
            "adressen": [ADRES],
        },
    ),
    "zoekresultaat": (
        lambda data: parse_zoekresultaat(BRON, data),
        {
            "resultaten": [
                {
                    "kvkNummer": "1",
                    "naam": "X",
                    "type": "rechtspersoon",
                    "adres": {"buitenlandsAdres": {"postcodeWoonplaats": "x", "land": "y"}},
                }
            ]
        },
    ),
    "bestuur": (
        lambda data: parse_bestuur(BRON, data),
        {
            "functionarissen": [{"naam": "X", "functie": "maat", "bevoegdheid": "alleen", "sinds": "20200101"}],
            "rechtstoestand": {"soort": "faillissement", "sinds": "20260101", "curator": "Y"},
        },
    ),
    "signalen": (
        lambda data: parse_signalen(BRON, data),
        {
            "signalen": [
                {
                    "id": "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10",
                    "timestamp": "2026-01-01T00:00:00Z",
                    "kvknummer": "1",
                }
            ],
            "totaalPaginas": 1,
        },
    ),
    "voertuigen": (
        lambda data: parse_voertuigen(BRON, parse_kentekens(BRON, data), data.get("feiten"), data.get("stoffen")),
        {
            "voertuigen": [
                {"kenteken": "T812KV", "tenaamgesteldOp": "2023-01-14", "geschorst": False, "vervaldatumApk": None}
            ],
            "feiten": [{"kenteken": "T812KV", "voertuigsoort": "x", "merk": "y", "datum_eerste_toelating": "20200101"}],
            "stoffen": [{"kenteken": "T812KV", "brandstof_omschrijving": "Benzine"}],
        },
    ),
    "woz": (
        lambda data: parse_objecten(BRON, data, TIM),
        {
            "_embedded": {
                "wozObjecten": [
                    {
                        "identificatie": "1",
                        "aanduiding": {"straat": "x", "huisnummer": 1, "woonplaats": "y"},
                        "verantwoordelijkeGemeente": {"omschrijving": "z"},
                        "belanghebbendeEigenaar": {"burgerservicenummer": "999990020"},
                        "waarden": [
                            {
                                "vastgesteldeWaarde": 1,
                                "waardepeildatum": "2025-01-01",
                                "beschikkingsStatussen": ["bezwaar_ingediend"],
                            }
                        ],
                    }
                ]
            }
        },
    ),
    "onroerende zaken": (
        lambda data: parse_onroerende_zaken(BRON, data),
        {
            "_embedded": {
                "kadastraalOnroerendeZaken": [
                    {
                        "identificatie": "1",
                        "type": "perceel",
                        "kadastraleAanduiding": "x",
                        "kadastraleGrootte": {"waarde": 1},
                        "koopsom": {"koopsom": 1, "koopjaar": 2020},
                        "adressen": [{"straat": "x", "huisnummer": 1}],
                    }
                ]
            }
        },
    ),
    "rechten": (
        lambda data: parse_rechten(BRON, data, "1", TIM),
        {
            "_embedded": {
                "zakelijkGerechtigden": [
                    {
                        "type": "eigenaar",
                        "aanvangsdatum": "2020-01-01",
                        "persoon": {"identificatie": "999990020"},
                        "tenaamstelling": {"aandeel": {"teller": 1, "noemer": 2}},
                    }
                ]
            }
        },
    ),
    "adressen": (
        lambda data: parse_adressen(BRON, data),
        {
            "_embedded": {
                "adressen": [
                    {
                        "openbareRuimteNaam": "x",
                        "huisnummer": 1,
                        "woonplaatsNaam": "y",
                        "nummeraanduidingIdentificatie": "1",
                        "adresseerbaarObjectIdentificatie": "2",
                    }
                ]
            }
        },
    ),
    "plekken": (
        lambda data: parse_plekken(BRON, data),
        {"response": {"docs": [{"weergavenaam": "x", "gemeentecode": "1", "gemeentenaam": "y", "huisnummer": 1}]}},
    ),
    "inkomens": (
        lambda data: parse_inkomens(BRON, data),
        {
            "inkomens": [
                {
                    "belastingjaar": 2025,
                    "soort": "verzamelinkomen",
                    "bedrag": -1,
                    "status": "voorlopig",
                    "datumVaststelling": "2026-01-01",
                    "inOnderzoek": True,
                }
            ]
        },
    ),
    "diplomas": (
        lambda data: parse_diplomas(BRON, data),
        {
            "diplomas": [
                {
                    "diplomanummer": "1",
                    "onderwijssoort": "mbo",
                    "opleiding": "x",
                    "instelling": "y",
                    "datumUitreiking": "2020-01-01",
                }
            ]
        },
    ),
}
VREEMD = (None, "", "x", 7, -1, 1.5, True, [], [None], {}, {"x": "y"}, "2026-02-30", 10**30)


def paden(data: Any, begin: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for sleutel, waarde in items:
        yield (*begin, sleutel)
        yield from paden(waarde, (*begin, sleutel))


def met(data: Any, pad: tuple[str | int, ...], waarde: object) -> Any:
    kopie = deepcopy(data)
    doel = kopie
    for stap in pad[:-1]:
        doel = doel[stap]
    doel[pad[-1]] = waarde
    return kopie


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_the_example_is_understood_and_any_part_may_be_anything(naam: str) -> None:
    lees, data = VOORBEELDEN[naam]
    assert lees(data)
    for pad in paden(data):
        for waarde in VREEMD:
            with suppress(Onbegrijpelijk):
                lees(met(data, pad, waarde))


@pytest.mark.parametrize("naam", sorted(set(VOORBEELDEN) - {"voertuigen"}))
@given(
    data=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda deel: st.lists(deel) | st.dictionaries(st.text(), deel),
        max_leaves=5,
    )
)
@settings(max_examples=30, deadline=None)
def test_any_json_is_refused_or_understood(naam: str, data: Any) -> None:
    with suppress(Onbegrijpelijk):
        VOORBEELDEN[naam][0](data)
