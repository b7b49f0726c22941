"""Every rule against its own golden cases, and what each of them must have."""

from itertools import pairwise
from pathlib import Path

import pytest

from levensgebeurtenissen.regels import kinderbijslag, zorgtoeslag
from levensgebeurtenissen.regels.basis import Geval, Recht, Regel, Zekerheid
from levensgebeurtenissen.regels.lijst import GEGEVENS, REGELS

PRODUCTEN = Path(__file__).parents[3] / "cms/inhoud/producten"
ALLE = [
    pytest.param(regel, geval, id=f"{regel.sleutel}: {geval.naam}")
    for regel in REGELS.values()
    for geval in regel.gevallen
]


@pytest.mark.parametrize(("regel", "geval"), ALLE)
def test_a_rule_gives_what_its_source_says(regel: Regel, geval: Geval) -> None:
    uitkomst = regel.decide(geval.gegevens, op=geval.op)
    gekregen = {
        "recht": uitkomst.recht,
        "euro": uitkomst.bedrag.euro if uitkomst.bedrag else None,
        **uitkomst.datums,
    }
    assert {naam: gekregen.get(naam) for naam in geval.verwacht} == dict(geval.verwacht)


@pytest.mark.parametrize("regel", REGELS.values(), ids=REGELS)
def test_each_rule_can_be_checked_by_anybody(regel: Regel) -> None:
    assert regel.artikelen
    assert regel.bronnen or regel.jaar is None
    assert regel.gevallen
    assert regel.producten
    assert all((PRODUCTEN / f"{slug}.yaml").exists() for slug in regel.producten)
    assert all(
        geval.bron.naam and geval.gegevens.keys() <= {g.naam for g in regel.gegevens} for geval in regel.gevallen
    )
    assert all(geval.op >= regel.geldig_vanaf or regel.sleutel == "aow" for geval in regel.gevallen)
    assert (regel.zekerheid is Zekerheid.VOLLEDIG) or regel.grenzen


@pytest.mark.parametrize("regel", REGELS.values(), ids=REGELS)
def test_who_tells_nothing_hears_nothing_for_sure(regel: Regel) -> None:
    uitkomst = regel.decide({}, op=regel.gevallen[0].op)
    assert uitkomst.recht is Recht.ONBEKEND
    assert uitkomst.bedrag is None
    assert uitkomst.ontbreekt
    assert set(uitkomst.ontbreekt) <= GEGEVENS.keys()


@pytest.mark.parametrize(("regel", "geval"), ALLE)
def test_leaving_an_answer_out_never_turns_no_into_yes_or_yes_into_no(regel: Regel, geval: Geval) -> None:
    met = regel.decide(geval.gegevens, op=geval.op)
    for weg in geval.gegevens:
        zonder = regel.decide({k: v for k, v in geval.gegevens.items() if k != weg}, op=geval.op)
        assert zonder.recht in {met.recht, Recht.ONBEKEND} or weg in {"termijn_weken", "bekendgemaakt"}


@pytest.mark.parametrize(("regel", "geval"), ALLE)
def test_every_answer_says_which_fact_decided_and_where_the_law_says_so(regel: Regel, geval: Geval) -> None:
    uitkomst = regel.decide(geval.gegevens, op=geval.op)
    assert uitkomst.redenen or uitkomst.recht is Recht.ONBEKEND
    for reden in uitkomst.redenen:
        assert reden.gegeven in {gegeven.naam for gegeven in regel.gegevens}
        assert reden.artikel.url.startswith("https://wetten.overheid.nl/BWBR")
        assert reden.zin.tekst % {naam: str(waarde) for naam, waarde in reden.zin.waarden.items()}


def test_tables_go_forward_and_name_their_sources() -> None:
    for tabel in (kinderbijslag.BEDRAG, zorgtoeslag.PREMIE):
        assert all(eerder.vanaf < later.vanaf for eerder, later in pairwise(tabel.standen))
        assert all(stand.bron.naam for stand in tabel.standen)
