"""The diplomas that DUO keeps."""

from datetime import date

from mijnomgeving.bronnen.duo.models import Diploma
from mijnomgeving.bronnen.registry import duo
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, Federatie


def test_tims_diploma(federatie: Federatie) -> None:
    assert ask(duo().list_diplomas, Persoon(Bsn("999990020"))) == (
        Diploma("2015-0734417", "mbo", "4", "Elektrotechniek", "Zadkine", "Rotterdam", date(2015, 6, 26)),
    )


def test_who_has_none(federatie: Federatie) -> None:
    assert ask(duo().list_diplomas, Persoon(Bsn(DAAN))) == ()
    assert [verzoek.pad for verzoek in federatie.ontvangen] == ["/duo/diplomaregister/v1/diplomas/_zoek"]
