"""Keep a list under a code, come back to it, and wipe it. The same list may be open in several places at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.code import hash_codes, make_code, parse_code
from levensgebeurtenissen.reizen.lijst import Invulling
from levensgebeurtenissen.reizen.models import BewaardeLijst
from levensgebeurtenissen.reizen.pakken import pack, read_slug, unpack
from levensgebeurtenissen.reizen.vragen import list_vragen
from levensgebeurtenissen.selectors import list_gebeurtenissen
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json

DOEL = "stappenlijst"
BEWAARTERMIJN = timedelta(days=365)
__all__ = ["BEWAARTERMIJN", "GeenLijst", "Geopend", "change", "keep", "open_lijst", "wipe", "wipe_old"]


class GeenLijst(LookupError):
    """There is no list with this code: it was never one, or the list was wiped."""


@dataclass(frozen=True, slots=True)
class Geopend:
    """A list that was kept, with the life event that it is of."""

    code: str
    pagina: LevensgebeurtenisPagina
    invulling: Invulling
    tot: date


def keep(invulling: Invulling) -> str:
    """Keep this and give the code, which stands nowhere else. It is kept for a year after the last use."""
    code = make_code()
    BewaardeLijst.objects.create(
        kenmerk=hash_codes(code)[0], inhoud=_seal(invulling, code), gebruikt_op=timezone.localdate()
    )
    return code


def open_lijst(code: str) -> Geopend:
    """The list with this code as it stands now; this counts as use.

    Raises:
        GeenLijst: there is none, or its life event is no longer on the site.
    """
    return change(code, lambda invulling: invulling)


@transaction.atomic
def change(code: str, wijzig: Callable[[Invulling], Invulling]) -> Geopend:
    """Change a list that was kept. Who does so in two places at once loses nothing: each change is made on the last.

    Raises:
        GeenLijst: there is none.
    """
    code = parse_code(code)
    rij = BewaardeLijst.objects.select_for_update().filter(kenmerk__in=hash_codes(code)).first() if code else None
    if rij is None:
        raise GeenLijst
    pagina, voor = _read(rij, code)
    na = wijzig(voor)
    if na != voor:
        rij.inhoud = _seal(na, code)
    if na != voor or rij.gebruikt_op != timezone.localdate():
        rij.gebruikt_op = timezone.localdate()
        rij.save(update_fields=["inhoud", "gebruikt_op"])
    return Geopend(code, pagina, na, tot=rij.gebruikt_op + BEWAARTERMIJN)


def wipe(code: str) -> bool:
    """Wipe the list with this code at once; whether there was one."""
    weg, _per = BewaardeLijst.objects.filter(kenmerk__in=hash_codes(parse_code(code))).delete()
    return bool(weg)


def wipe_old() -> int:
    """Wipe lists that nobody used for a year; how many."""
    weg, _per = BewaardeLijst.objects.filter(gebruikt_op__lt=timezone.localdate() - BEWAARTERMIJN).delete()
    return weg


def _seal(invulling: Invulling, code: str) -> bytes:
    """Encrypt so that it takes both the key of the house and this code to read it."""
    return seal_json(pack(invulling), geheim=code, doel=DOEL)


def _read(rij: BewaardeLijst, code: str) -> tuple[LevensgebeurtenisPagina, Invulling]:
    try:
        packed = unseal_json(rij.inhoud, geheim=code, doel=DOEL)
    except Onleesbaar:
        raise GeenLijst from None
    pagina = list_gebeurtenissen().filter(slug=read_slug(packed)).first()
    if pagina is None:
        raise GeenLijst
    return pagina, unpack(packed, vragen=list_vragen(pagina))
