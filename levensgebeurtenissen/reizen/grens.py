"""How often one address may try a code or send a mail: trying on and on finds nothing, and nobody is flooded."""

from django.http import HttpRequest

from portal.toegang.grens import address_of, may

# A library has many people behind one address; nobody guesses a code of 60 bits in so few tries.
CODES = 30
MAILS_VAN, MAILS_AAN = 10, 3
_TIEN_MINUTEN, _UUR, _DAG = 600, 3600, 86_400


def may_try_code(request: HttpRequest) -> bool:
    """Count one more code that is tried from this address; False when there were too many."""
    return may("stappenlijst-code", address_of(request), hoogstens=CODES, seconden=_TIEN_MINUTEN)


def may_keep(request: HttpRequest) -> bool:
    """Count one more list that is kept from this address."""
    return may("stappenlijst-bewaren", address_of(request), hoogstens=CODES, seconden=_UUR)


def may_mail(request: HttpRequest, *, aan: str) -> bool:
    """Count one more mail from this address, and to this one."""
    van = may("stappenlijst-mail-van", address_of(request), hoogstens=MAILS_VAN, seconden=_UUR)
    return van and may("stappenlijst-mail-aan", aan.strip().lower(), hoogstens=MAILS_AAN, seconden=_DAG)
