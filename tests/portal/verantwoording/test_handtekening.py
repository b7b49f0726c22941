"""What only who has the key could do is noticed as well."""

from portal.core.trace import Trace
from portal.verantwoording.keten import BEGIN, find_breuk, sign_kop, sign_regel
from portal.verantwoording.models import AuditKop, AuditRegel

SLEUTEL = b"s" * 32
SLEUTELS = {"s": SLEUTEL}


def regel(volgnummer: int, vorige: str) -> AuditRegel:
    made = AuditRegel(
        volgnummer=volgnummer,
        tijdstip="",
        actie="proef",
        trace_id=Trace.start().trace_id,
        sleutel_id="s",
        vorige_hmac=vorige,
    )
    made.hmac = sign_regel(made, sleutel=SLEUTEL)
    return made


def kop(laatste: AuditRegel, volgnummer: int) -> AuditKop:
    made = AuditKop(volgnummer=volgnummer, hmac=laatste.hmac, sleutel_id="s")
    made.handtekening = sign_kop(made, sleutel=SLEUTEL)
    return made


def test_a_signed_row_that_does_not_follow_the_one_before_breaks_the_chain() -> None:
    first = regel(1, BEGIN)
    second = regel(2, regel(1, BEGIN).hmac)
    breuk = find_breuk([(first, None), (second, None)], kop=kop(second, 2), sleutels=SLEUTELS)
    assert breuk is not None
    assert (breuk.volgnummer, breuk.reden) == (2, "de regel volgt niet op de vorige")


def test_a_signed_head_that_lags_behind_breaks_the_chain() -> None:
    first = regel(1, BEGIN)
    second = regel(2, first.hmac)
    breuk = find_breuk([(first, None), (second, None)], kop=kop(first, 1), sleutels=SLEUTELS)
    assert breuk is not None
    assert breuk.reden == "de kop wijst niet naar de laatste regel"
