"""Numbers that cannot hold an invalid value, and that never show by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.nummers import Bsn, KvkNummer, Oin, OngeldigNummer, Rsin, doorstaat_elfproef


@pytest.mark.parametrize("tekst", ["999990019", "9999 90 019", "9999.90.019"])
def test_a_bsn_is_read_as_people_type_it(tekst: str) -> None:
    assert str(Bsn.parse(tekst)) == "999990019"


@pytest.mark.parametrize("fout", ["", "999990018", "000000000", "99999001", "9999900190", "a99990019", "٩٩٩٩٩٠٠١٩"])
def test_what_fails_the_elfproef_is_no_bsn_and_no_rsin(fout: str) -> None:
    for soort in (Bsn, Rsin):
        with pytest.raises(OngeldigNummer):
            soort(fout)


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_changing_one_digit_of_a_bsn_is_noticed(cijfers: str) -> None:
    if doorstaat_elfproef(cijfers):
        veranderd = str((int(cijfers[0]) + 1) % 10) + cijfers[1:]
        assert not doorstaat_elfproef(veranderd)


@pytest.mark.parametrize("fout", ["1234567", "123456789", "1234567a", "12345678\n"])
def test_a_kvk_number_has_eight_digits(fout: str) -> None:
    assert str(KvkNummer.parse("1234 5678")) == "12345678"
    with pytest.raises(OngeldigNummer):
        KvkNummer(fout)


def test_an_oin_has_twenty_digits() -> None:
    assert str(Oin("00000001002220647000")) == "00000001002220647000"
    with pytest.raises(OngeldigNummer):
        Oin("1")


@pytest.mark.norm("B12")
def test_a_number_does_not_show_in_a_repr() -> None:
    assert "999990019" not in repr(Bsn("999990019"))
    assert "12345678" not in repr(KvkNummer("12345678"))
