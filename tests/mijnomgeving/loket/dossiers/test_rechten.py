"""The rules of who sees what: for every combination, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnomgeving.loket.dossiers.rechten import (
    SETS,
    Onderdeel,
    Partijstand,
    Recht,
    Rechten,
    Toegang,
    Toestemmingstand,
)
from mijnomgeving.loket.dossiers.zegel import Over, seal_over, unseal_over
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.verantwoording.kluis import Onleesbaar

VANDAAG = date(2026, 11, 23)
OIN, ANDER = "00000001810220350000", "00000001002220647000"

rechten = st.dictionaries(st.sampled_from(Onderdeel), st.sampled_from(Recht)).map(Rechten)
dagen = st.none() | st.integers(-3, 3).map(lambda n: VANDAAG + timedelta(days=n))
partijen = st.builds(
    Partijstand, organisatie=st.just(OIN), rechten=rechten, toestemming=st.sampled_from(Toestemmingstand), tot=dagen
)
toegangen = st.builds(Toegang, partij=partijen, vandaag=st.just(VANDAAG), gesloten=st.booleans())
onderdelen = st.sampled_from(Onderdeel)


@given(toegangen, onderdelen, st.sampled_from((OIN, ANDER, "")))
def test_without_consent_that_holds_nothing_is_seen_or_done(toegang: Toegang, deel: Onderdeel, van: str) -> None:
    if toegang.partij.holds(VANDAAG):
        return
    assert not toegang.may_read(deel)
    assert not toegang.may_write(deel)
    assert not toegang.sees(deel, van=van, eigenaar=van)
    assert not toegang.may_finish(eigenaar=van)
    assert not toegang.leads


@given(toegangen, onderdelen)
def test_in_a_closed_dossier_nobody_writes(toegang: Toegang, deel: Onderdeel) -> None:
    if toegang.gesloten:
        assert not toegang.may_write(deel)
        assert not toegang.may_finish(eigenaar=OIN)


@given(partijen, rechten, onderdelen, st.sampled_from((OIN, ANDER, "")))
def test_more_rights_never_show_less(partij: Partijstand, meer: Rechten, deel: Onderdeel, van: str) -> None:
    ruim = Rechten({een: max(partij.rechten.of(een), meer.of(een)) for een in Onderdeel})
    smal = Toegang(partij, VANDAAG, gesloten=False)
    wijd = Toegang(Partijstand(OIN, ruim, partij.toestemming, partij.tot), VANDAAG, gesloten=False)
    assert wijd.sees(deel, van=van) >= smal.sees(deel, van=van)
    assert wijd.recht(deel) >= smal.recht(deel)
    assert not partij.rechten.wider_than(ruim)


@given(toegangen, onderdelen)
def test_of_another_only_what_the_right_names_is_seen(toegang: Toegang, deel: Onderdeel) -> None:
    assert toegang.sees(deel, van=ANDER) == toegang.may_read(deel)


@given(rechten)
def test_what_is_kept_is_what_comes_back(een: Rechten) -> None:
    terug = Rechten.from_json(een.to_json())
    assert [terug.of(deel) for deel in Onderdeel] == [een.of(deel) for deel in Onderdeel]


def test_a_part_that_we_do_not_know_gives_nothing() -> None:
    assert Rechten.from_json({"alles": 2}).per_onderdeel == {}


def test_only_who_leads_may_propose_the_outcome() -> None:
    leidt = {naam: een.of(Onderdeel.UITKOMST) is Recht.SCHRIJVEN for naam, een in SETS.items()}
    assert leidt == {"regie": True, "meedoen": False, "meelezen": False, "eigen": False}


@pytest.mark.parametrize(
    "over",
    [
        Over(Persoon(Bsn("999997671")), "N.E. Bakker"),
        Over(Onderneming(KvkNummer("90001354"), Rsin("810220350")), "Bakkerij Zonnegraan"),
        Over(Onderneming(KvkNummer("90001354")), "Studio Fleur"),
    ],
)
def test_whom_it_is_about_opens_under_its_own_row_only(over: Over) -> None:
    verzegeld = seal_over(over, geheim="deze rij")
    assert unseal_over(verzegeld, geheim="deze rij") == over
    with pytest.raises(Onleesbaar):
        unseal_over(verzegeld, geheim="een andere rij")
