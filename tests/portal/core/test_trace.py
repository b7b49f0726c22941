"""The trace that runs through all organisations."""

import pytest

from portal.core.trace import Trace, current_trace, operation

GOED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def test_a_traceparent_is_read_and_written() -> None:
    trace = Trace.parse(GOED)
    assert trace is not None
    assert trace.traceparent == GOED


@pytest.mark.parametrize(
    "fout", ["", "00-xyz-1-01", GOED.upper(), f"00-{'0' * 32}-00f067aa0ba902b7-01", f"00-{'a' * 32}-{'0' * 16}-01"]
)
def test_a_bad_traceparent_is_no_trace(fout: str) -> None:
    assert Trace.parse(fout) is None


def test_operations_of_one_page_share_its_trace() -> None:
    assert current_trace() is None
    with operation() as page, operation() as call:
        assert current_trace() == call
        assert call.trace_id == page.trace_id
        assert call.operation_id != page.operation_id
        assert (len(call.trace_id), len(call.operation_id)) == (32, 16)
    assert current_trace() is None
