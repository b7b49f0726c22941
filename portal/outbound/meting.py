"""What is measured of each call: to which source, how long, and how it ended; nothing of what was asked or answered."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry.trace import SpanKind

from portal.meten.cijfers import time_oproep
from portal.meten.eigenschappen import known_method
from portal.meten.spoor import note, span
from portal.outbound.fouten import BronFout, Storing
from portal.outbound.verzoek import Verzoek
from portal.outbound.zekering import is_refusal

# The addresses of companies are as many as there are companies, and one may be of a person.
VREEMD = "adres van een ander"


@contextmanager
def measured(verzoek: Verzoek) -> Iterator[None]:
    """Measure one try of a call as a span and in the figures."""
    begin, uitkomst = time.perf_counter(), "afgebroken"
    bron = VREEMD if verzoek.vreemd else verzoek.bron
    methode = known_method(verzoek.methode)
    with span(f"bron {methode}", soort=SpanKind.CLIENT, bron=bron):
        try:
            yield
            uitkomst = "gelukt"
        except BronFout as fout:
            uitkomst = name_outcome(fout)
            raise
        finally:
            note({"http.request.method": methode, "uitkomst": uitkomst})
            time_oproep(time.perf_counter() - begin, bron=bron, uitkomst=uitkomst)


def name_outcome(fout: BronFout) -> str:
    """How a call ended, in one of a few words: a reason, of an error whose fault it is, or that it was not made."""
    if is_refusal(fout):
        return "zekering_open"
    if isinstance(fout, Storing):
        return f"storing_{fout.status // 100}xx"
    return fout.reden.value
