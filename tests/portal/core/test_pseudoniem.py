"""Pseudonyms: the same for one purpose and key, unrelated for any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
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


def test_a_company_and_its_vestiging_differ() -> None:
    vestiging = Onderneming(KvkNummer("12345678"), "000012345678")
    assert pseudoniem(BAKKER, doel="logboek", sleutel=SLEUTEL) != pseudoniem(vestiging, doel="logboek", sleutel=SLEUTEL)


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
    assert (soort_kenmerk(NOOR), soort_kenmerk(BAKKER)) == ("BSN", "KVK")
