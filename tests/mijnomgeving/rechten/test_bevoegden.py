"""Who may act for a company: what other parts of the portal ask when they need a colleague."""

import pytest
from pytest_django import Settings

from mijnomgeving.rechten.selectors import list_bevoegden, list_rechten, read_bevoegden
from portal.core.betrokkene import Medewerker, Onderneming, Persoon
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import DAAN, Federatie, sessiepersoon

ZONNEGRAAN, BRAM = Onderneming(KvkNummer("90001354")), Onderneming(KvkNummer("69599084"))
AMERSFOORT, UTRECHT = Vestigingsnummer("990090000025"), Vestigingsnummer("990090000014")


@pytest.fixture(autouse=True)
def _register(federatie: Federatie, settings: Settings) -> None:
    settings.BEVOEGDHEDEN_URL = f"{federatie.base_url}/machtigen/api/v1"


def names(onderneming: Onderneming, **wat: object) -> list[str]:
    return [wie.naam for wie in list_bevoegden(onderneming=onderneming, **wat)]  # type: ignore[arg-type]


def test_colleagues_by_service_and_vestiging() -> None:
    assert names(ZONNEGRAAN) == ["Mehmet Kaya", "Chantal Visscher"]
    assert names(ZONNEGRAAN, dienst="berichten") == ["Mehmet Kaya"]
    assert names(ZONNEGRAAN, met_kantoren=True)[-1] == "Administratiekantoor Prins"
    amersfoort = Onderneming(ZONNEGRAAN.kvk_nummer, vestigingen=(AMERSFOORT,), beperkt=True)
    utrecht = Onderneming(ZONNEGRAAN.kvk_nummer, vestigingen=(UTRECHT,), beperkt=True)
    assert names(amersfoort) == ["Mehmet Kaya", "Chantal Visscher"]
    assert names(utrecht) == ["Mehmet Kaya"]


def test_each_is_known_as_the_session_knows_who_acts() -> None:
    mehmet, chantal = list_bevoegden(onderneming=ZONNEGRAAN)
    assert [type(partij) for partij in mehmet.partijen] == [Medewerker]
    assert mehmet.is_same(mehmet.partijen[0])
    assert not mehmet.is_same(chantal.partijen[0])
    assert (mehmet.is_bestuur, chantal.is_bestuur) == (True, False)


def test_the_owner_of_an_eenmanszaak_is_one_person_with_two_ways_in() -> None:
    bram, kantoor = list_rechten(onderneming=BRAM)
    assert kantoor.is_kantoor
    assert {type(partij) for partij in bram.partijen} == {Medewerker, Persoon}
    assert bram.is_bestuur


@pytest.mark.django_db
def test_who_acts_for_no_company_reads_nobody_and_nothing_is_logged() -> None:
    assert read_bevoegden(persoon=sessiepersoon(DAAN, "Daan"), activiteit="mijn-berichten") == ()
    assert not Verwerking.objects.exists()
