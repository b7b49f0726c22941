"""The registered income of each year."""

from datetime import date

from mijnomgeving.bronnen.registry import inkomen
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, Federatie


def test_tims_income_the_newest_year_first(federatie: Federatie) -> None:
    nieuwste, *rest = ask(inkomen().list_inkomens, Persoon(Bsn("999990020")))
    assert (nieuwste.jaar, nieuwste.bedrag, nieuwste.voorlopig) == (2025, 46210, True)
    assert (nieuwste.verzamelinkomen, nieuwste.vastgesteld_op) == (True, date(2026, 6, 21))
    assert [jaar.jaar for jaar in rest] == [2024, 2023]
    assert not any(jaar.voorlopig or jaar.in_onderzoek for jaar in rest)


def test_who_has_none(federatie: Federatie) -> None:
    assert ask(inkomen().list_inkomens, Persoon(Bsn(DAAN))) == ()
    assert [verzoek.pad for verzoek in federatie.ontvangen] == ["/inkomen/bri/v1/inkomens/_zoek"]
