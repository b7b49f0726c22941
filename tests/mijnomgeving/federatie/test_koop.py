"""The simulated repository of announcements answers as the real one: SRU 2.0, CQL, diagnostics with status 200."""

from urllib.parse import urlencode
from urllib.request import urlopen
from xml.etree.ElementTree import Element, fromstring

import aiohttp
import pytest

from mijnomgeving.federatie.koop.bekendmakingen import load_bekendmakingen
from mijnomgeving.federatie.koop.cql import Cqlfout, parse_cql
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie

SRU = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
DCTERMS = "{http://purl.org/dc/terms/}"
GZD = "{http://standaarden.overheid.nl/sru}"
ALLES = "c.product-area==officielepublicaties"


def get(federatie: DraaiendeFederatie, vraag: str, **anders: str) -> Element:
    params = {"operation": "searchRetrieve", "version": "2.0", "query": vraag, **anders}
    with urlopen(f"{federatie.base_url}/koop/sru?{urlencode(params)}") as antwoord:  # noqa: S310 - our simulator
        return fromstring(antwoord.read())  # noqa: S314 - idem


def count(federatie: DraaiendeFederatie, vraag: str) -> int:
    return int(get(federatie, vraag).findtext(f"{SRU}numberOfRecords") or -1)


def test_there_is_something_to_find_in_many_places() -> None:
    alle = load_bekendmakingen()
    assert len(alle) >= 150
    assert len({b.organisatie for b in alle if b.organisatietype == "gemeente"}) >= 25
    assert len({b.kenmerk for b in alle}) == len(alle)


def test_a_page_says_how_many_there_are_and_where_the_next_begins(federatie: DraaiendeFederatie) -> None:
    antwoord = get(federatie, ALLES, maximumRecords="3", startRecord="4")
    assert len(antwoord.findall(f".//{SRU}record")) == 3
    assert antwoord.findtext(f"{SRU}nextRecordPosition") == "7"
    url = antwoord.findtext(f".//{GZD}preferredUrl") or ""
    with urlopen(url) as pagina:  # noqa: S310 - our simulator
        assert "Deze bekendmaking is verzonnen" in pagina.read().decode()


async def test_the_newest_come_first_and_what_is_later_comes_with_the_clock(
    federatie: DraaiendeFederatie, http: aiohttp.ClientSession
) -> None:
    voor = count(federatie, ALLES)
    dagen = [e.text for e in get(federatie, f"{ALLES} sortBy dt.available/sort.descending").iter(f"{DCTERMS}available")]
    assert dagen == sorted(dagen, key=str, reverse=True)
    await http.post(f"{federatie.base_url}/regie/tijd", json={"dagen": 3})
    assert count(federatie, ALLES) == voor + 3


def test_questions_are_put_together(federatie: DraaiendeFederatie) -> None:
    gemeente = f'{ALLES} AND dt.creator=="utrecht" AND w.organisatietype==gemeente'
    verkeer = f'{gemeente} AND (dt.type=="verkeersbesluit of -mededeling" OR dt.type=="kapvergunning")'
    assert 0 < count(federatie, verkeer) < count(federatie, gemeente) < count(federatie, ALLES)
    assert count(federatie, f'{gemeente} NOT dt.type=="omgevingsvergunning"') < count(federatie, gemeente)
    assert count(federatie, f'{gemeente} AND cql.textAndIndexes all "dakkapel aanvraag"') >= 0
    assert count(federatie, f'{ALLES} AND w.locatiepunt within/etrs89 "52.09 5.12 1"') > 0
    assert count(federatie, f'{ALLES} AND w.locatiepunt within/etrs89 "0 0 1"') == 0


@pytest.mark.parametrize(
    "vraag",
    [
        "",
        "AND",
        "dt.creator==",
        "(dt.creator==a",
        "x.y==1",
        "dt.date>=ooit",
        'w.locatiepunt within/etrs89 "hier"',
        "a b",
    ],
)
def test_a_wrong_question_gets_a_diagnostic_and_no_count(federatie: DraaiendeFederatie, vraag: str) -> None:
    antwoord = get(federatie, vraag)
    assert antwoord.find(f"{SRU}numberOfRecords") is None
    assert antwoord.find(f"{SRU}diagnostics") is not None
    with pytest.raises(Cqlfout):
        parse_cql(vraag)


def test_odd_parameters_get_a_diagnostic_too(federatie: DraaiendeFederatie) -> None:
    for anders in ({"startRecord": "0"}, {"maximumRecords": "veel"}, {"operation": "scan"}):
        assert get(federatie, ALLES, **anders).find(f"{SRU}diagnostics") is not None
