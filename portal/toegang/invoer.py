"""What somebody typed in a form is not lost when the session ends or the level is too low (WCAG 2.2.1, KWALITEIT B7).

The form carries `eigenaar`, a pseudonym of who acts and for whom. When it comes in without a session that may handle
it, its fields are kept for a day, encrypted under that pseudonym, and given back once, to the same person acting for
the same betrokkene. Who logs in after another on a shared computer therefore never sees what the other typed.
"""

import hmac
import json
from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, QueryDict

from portal.core.betrokkene import Onderneming
from portal.core.pseudoniem import pseudoniem
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.versleuteling import Onleesbaar, cache_name, seal, unseal
from portal.toegang.volgende import safe_next

EIGENAAR, PAGINA = "_eigenaar", "_pagina"
_DOEL = "invoer"
_DAG = 24 * 60 * 60
_GROOTST = 100_000
_NIET = frozenset({EIGENAAR, PAGINA, "csrfmiddlewaretoken"})
FormT = TypeVar("FormT", bound=forms.Form)


def eigenaar_of(persoon: Sessiepersoon) -> str:
    """Whose input it is: this person, acting for this betrokkene, or for these vestigingen of it."""
    sleutel = settings.PSEUDONIEM_SLEUTEL.encode()
    wie = pseudoniem(persoon.handelende, doel="invoer van", sleutel=sleutel)
    voor = pseudoniem(persoon.betrokkene, doel="invoer voor", sleutel=sleutel)
    betrokkene = persoon.betrokkene
    deel = betrokkene.vestigingen if isinstance(betrokkene, Onderneming) and betrokkene.beperkt else ()
    return hmac.digest(sleutel, f"{wie}{voor}{','.join(map(str, deel))}".encode(), "sha256").hex()


def keep(*, request: HttpRequest) -> bool:
    """Keep the fields of the form that this request brings; False when it says not whose it is, or is too long."""
    eigenaar, pagina = request.POST.get(EIGENAAR, ""), safe_next(request.POST.get(PAGINA))
    velden = {naam: waarden for naam, waarden in request.POST.lists() if naam not in _NIET}
    plain = json.dumps(velden).encode()
    if not eigenaar or not any(any(waarden) for waarden in velden.values()) or len(plain) > _GROOTST:
        return False
    cache.set(_name(eigenaar, pagina), seal(plain, session_key=eigenaar, doel=_DOEL), _DAG)
    return True


def take(*, request: HttpRequest, persoon: Sessiepersoon) -> QueryDict | None:
    """What this person typed on this page before, once; None when nothing was kept."""
    eigenaar = eigenaar_of(persoon)
    name = _name(eigenaar, request.get_full_path())
    sealed = cache.get(name)
    if sealed is None or not cache.delete(name):
        return None
    try:
        velden = json.loads(unseal(sealed, session_key=eigenaar, doel=_DOEL))
    except Onleesbaar:
        return None
    found = QueryDict(mutable=True)
    for naam, waarden in velden.items():
        found.setlist(naam, waarden)
    return found


def restore(formulier: Callable[..., FormT], invoer: QueryDict | None) -> FormT:
    """An unsent form with what was typed before in its fields."""
    if invoer is None:
        return formulier()
    velden = formulier().fields
    meer = {naam for naam, veld in velden.items() if isinstance(veld, forms.MultipleChoiceField)}
    initial = {naam: waarden if naam in meer else waarden[-1] for naam, waarden in invoer.lists() if waarden}
    return formulier(initial=initial)


def _name(eigenaar: str, pagina: str) -> str:
    return cache_name(session_key=f"{eigenaar}:{pagina}", doel=_DOEL)
