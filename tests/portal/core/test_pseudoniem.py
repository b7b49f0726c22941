"""Pseudonyms: the same for one purpose and key, unrelated for any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.betrokkene import EuPersoon, Medewerker, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.core.pseudoniem import pseudoniem, soort_kenmerk

SLEUTEL = b"k" * 32
NOOR = Persoon(Bsn("999990019"))
BAKKER = Onderneming(KvkNummer("12345678"))


@pytest.mark.norm("B49")
def test_a_person_keeps_one_pseudonym_per_purpose_and_key() -> None:
    logboek = pseudoniem(NOOR, doel="logboek", sleutel=SLEUTEL)
    assert logboek == pseudoniem(Persoon(Bsn("999990019")), doel="logboek", sleutel=SLEUTEL)
    assert len(logboek) == 64
    assert logboek != pseudoniem(NOOR, doel="audit", sleutel=SLEUTEL)
    assert logboek != pseudoniem(NOOR, doel="logboek", sleutel=b"a" * 32)
    assert "999990019" not in logboek


def test_a_company_is_one_whichever_of_its_numbers_is_known() -> None:
    volledig = Onderneming(KvkNummer("12345678"), Rsin("123456782"), (Vestigingsnummer("000012345678"),), beperkt=True)
    assert pseudoniem(BAKKER, doel="logboek", sleutel=SLEUTEL) == pseudoniem(volledig, doel="logboek", sleutel=SLEUTEL)


def test_who_is_known_by_a_pseudonym_of_one_login_means_is_nobody_else() -> None:
    partijen = (EuPersoon("x"), Medewerker("x"), EuPersoon("y"), NOOR, BAKKER)
    assert len({pseudoniem(partij, doel="logboek", sleutel=SLEUTEL) for partij in partijen}) == len(partijen)


@given(doel=st.text(min_size=1), ander=st.text(min_size=1))
def test_two_purposes_never_share_a_pseudonym(doel: str, ander: str) -> None:
    gelijk = pseudoniem(NOOR, doel=doel, sleutel=SLEUTEL) == pseudoniem(NOOR, doel=ander, sleutel=SLEUTEL)
    assert gelijk == (doel == ander)


def test_a_short_key_or_an_empty_purpose_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        pseudoniem(NOOR, doel="logboek", sleutel=b"kort")
    with pytest.raises(ValueError, match="purpose"):
        pseudoniem(NOOR, doel="", sleutel=SLEUTEL)


def test_the_kind_of_number_is_named_as_the_logboek_wants() -> None:
    assert [soort_kenmerk(betrokkene) for betrokkene in (NOOR, BAKKER, EuPersoon("x"))] == ["BSN", "KVK", "EIDAS"]
