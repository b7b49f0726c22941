"""The policy of each view: `requires` for personal data, `public` for the rest (OWASP ASVS 8.1.1, 8.3.1).

The level and the purpose come from one table, `portal.verantwoording.verwerkingenregister.REGISTER`; which views there
are, `portal.toegang.beleidslijst` lists.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from portal.core.beleid import KENMERK, public
from portal.core.betrokkene import EuPersoon, Onderneming
from portal.core.machtiging import Machtiging
from portal.toegang import invoer
from portal.toegang.andere_partij import refuse_other
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.persoon import PersoonRequest, Sessiepersoon
from portal.toegang.services import act_for, find_persoon, keep_machtiging, logout
from portal.toegang.vertegenwoordiging import list_rijen, refresh
from portal.toegang.volgende import safe_next
from portal.verantwoording.services import record_event
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

__all__ = ["PersoonRequest", "may_open", "public", "requires"]

P = ParamSpec("P")
PersonalView = Callable[Concatenate[PersoonRequest, P], HttpResponse]
AnyView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def requires(activiteit: str, *, verlengt: bool = True) -> Callable[[PersonalView[P]], AnyView[P]]:
    """Let only a logged-in person at the level of this activity pass; the view finds `request.persoon`.

    Who is not logged in goes to the login page and comes back after it; whose level is too low as well, to log in at
    the right level. What was typed in a form is kept meanwhile. Who acts for another passes only while the register of
    machtigingen says so, asked at each request, and only where the machtiging covers a service of this activity. A form
    that was filled in for another is refused. The answer is never stored by a browser or a cache.

    Args:
        activiteit: key in the verwerkingenregister.
        verlengt: whether a request counts as activity; False for what a page asks by itself.

    Raises:
        KeyError: the register does not know the activity; at import, so before anybody can come in.
        ValueError: the activity is of the counter (`portal.toegang.medewerkers.beleid`); at import as well.
    """
    needed = REGISTER[activiteit]
    if needed.loketrollen:
        raise ValueError(f"{activiteit} is for staff")

    def decorate(view: PersonalView[P]) -> AnyView[P]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request.session.verlengt = verlengt  # type: ignore[attr-defined]
            persoon = find_persoon(request=request)
            if persoon is None or persoon.niveau < needed.niveau:
                response: HttpResponse = _to_login(request, needed, step_up=persoon is not None)
            else:
                request.persoon = persoon  # type: ignore[attr-defined]
                request.bevoegdheden = None  # type: ignore[attr-defined]
                refused = refuse_other(request, persoon) or _refuse(request, persoon, needed)
                response = refused or view(request, *args, **kwargs)  # type: ignore[arg-type]
            response.headers["Cache-Control"] = "no-store"
            patch_vary_headers(response, ["Cookie"])
            return response

        setattr(checked, KENMERK, needed)
        return checked

    return decorate


def may_open(persoon: Sessiepersoon, activiteit: str) -> bool:
    """Whether this person may open what this activity is for, as far as the session knows; for menus only.

    The level does not count: who asks for more than the login gives can log in again.
    """
    needed = REGISTER[activiteit]
    if needed.loketrollen:
        return False
    if needed.over_handelende:
        return True
    if isinstance(persoon.betrokkene, EuPersoon):
        return needed.zonder_bsn
    return persoon.machtiging is None or _reaches(persoon.machtiging, needed)


def _reaches(machtiging: Machtiging, needed: Verwerkingsactiviteit) -> bool:
    if needed.hele_onderneming and isinstance(machtiging.voor, Onderneming) and machtiging.voor.beperkt:
        return False
    return machtiging.covers(needed.diensten) or (needed.door_bestuur and machtiging.van_bestuur)


def _to_login(request: HttpRequest, activiteit: Verwerkingsactiviteit, *, step_up: bool) -> HttpResponseRedirect:
    """To the login page; from a form back to the page that it stands on, where its fields are filled in again."""
    query = {"next": safe_next(request.get_full_path() if request.method in {"GET", "HEAD"} else None)}
    if request.method == "POST":
        query["next"] = safe_next(request.POST.get(invoer.PAGINA))
        query |= {"bewaard": "ja"} if invoer.keep(request=request) else {}
    if step_up:
        query["niveau"] = activiteit.niveau.name.lower()
    return HttpResponseRedirect(f"{reverse('toegang:inloggen')}?{urlencode(query)}")


def _refuse(request: HttpRequest, persoon: Sessiepersoon, needed: Verwerkingsactiviteit) -> HttpResponse | None:
    """The page that says why this person may not see this; None when nothing stands in the way."""
    if needed.over_handelende:
        return None
    if isinstance(persoon.betrokkene, EuPersoon):
        return None if needed.zonder_bsn else render(request, "toegang/zonder_bsn.html")
    return _refuse_namens(request, persoon, needed) if persoon.machtiging else None


def _refuse_namens(request: HttpRequest, persoon: Sessiepersoon, needed: Verwerkingsactiviteit) -> HttpResponse | None:
    """Ask the register whether this person may still act for the other, and for this."""
    try:
        rijen = list_rijen(persoon, met_klanten=True) if needed.over_klanten else None
        nu = refresh(persoon, rijen)
    except RegisterFout:
        return render(request, "toegang/register_stil.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    request.bevoegdheden = rijen  # type: ignore[attr-defined]
    if nu is None:
        return _ended(request, persoon)
    if nu != persoon.machtiging:
        request.persoon = keep_machtiging(request=request, persoon=persoon, machtiging=nu)  # type: ignore[attr-defined]
    if _reaches(nu, needed):
        return None
    beperkt = needed.hele_onderneming and isinstance(nu.voor, Onderneming) and nu.voor.beperkt
    context = {"beperkt": beperkt, "medewerker": nu.soort == "medewerker"}
    return render(request, "toegang/buiten_machtiging.html", context, status=HTTPStatus.FORBIDDEN)


def _ended(request: HttpRequest, persoon: Sessiepersoon) -> HttpResponse:
    """The machtiging ended: back to oneself, or out for who has no self here (an employee without a company)."""
    naam = persoon.machtiging.naam if persoon.machtiging else ""
    record_event(actie="wisselen", resultaat="machtiging beëindigd", handelende=persoon.partij)
    eigen_is_weg = persoon.zonder_zelf
    if eigen_is_weg:
        logout(request=request)
        del request.persoon  # type: ignore[attr-defined]
    else:
        request.persoon = act_for(request=request, persoon=persoon, machtiging=None)  # type: ignore[attr-defined]
    context = {"naam": naam, "uitgelogd": eigen_is_weg}
    return render(request, "toegang/machtiging_weg.html", context, status=HTTPStatus.FORBIDDEN)
