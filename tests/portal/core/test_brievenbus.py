"""Only the key of a letterbox opens what was put into it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.core.brievenbus import LENGTE, Gesloten, make_key, public_of, put_in, take_out


@given(st.binary(max_size=2000))
@settings(max_examples=25)
def test_what_is_put_in_comes_out_with_the_key(inhoud: bytes) -> None:
    key = make_key()
    assert take_out(put_in(inhoud, publiek=public_of(key)), key=key) == inhoud


def test_another_key_opens_nothing_and_a_change_is_seen() -> None:
    key = make_key()
    sealed = put_in(b"30 november: btw-aangifte", publiek=public_of(key))
    assert b"btw" not in sealed
    with pytest.raises(Gesloten):
        take_out(sealed, key=make_key())
    midden = len(sealed) // 2
    with pytest.raises(Gesloten):
        take_out(
            sealed[:midden] + (b"A" if sealed[midden : midden + 1] != b"A" else b"B") + sealed[midden + 1 :], key=key
        )
    with pytest.raises(Gesloten):
        take_out(b"geen brief", key=key)


def test_keys_are_long_and_never_the_same() -> None:
    keys = {make_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {LENGTE}
    assert len({public_of(key) for key in keys}) == 50
