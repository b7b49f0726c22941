"""Who may open what. Nobody may, unless it stands here."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from cms.redactie.bereik import is_redacteur
from cms.redactie.models import Rol
from cms.redactie.rollen import add_landelijke_rechten, read_bereik

LEZEN = "wegwijzer_ai.view_gesteldevraag"
AFHANDELEN = "wegwijzer_ai.change_gesteldevraag"
CIJFERS = "wegwijzer_ai.view_dagtelling"
SCHAKELAARS = "wegwijzer_ai.view_schakelaar"
SCHAKELEN = "wegwijzer_ai.change_schakelaar"

# What people ask belongs to no organisation, so it is for those who work on everything.
_REDACTEUR = {LEZEN, AFHANDELEN, CIJFERS}
_EINDREDACTEUR = _REDACTEUR | {SCHAKELAARS}
LANDELIJK: Mapping[Rol, set[str]] = {
    Rol.REDACTEUR: _REDACTEUR,
    Rol.EINDREDACTEUR: _EINDREDACTEUR,
    Rol.BEHEERDER: _EINDREDACTEUR | {SCHAKELEN},
}

Mag = Callable[[Any], bool]
View = Callable[..., HttpResponse]


def connect() -> None:
    """Give these rights to the national teams."""
    add_landelijke_rechten(LANDELIJK)


def has_recht(recht: str) -> Mag:
    """A test on one right, which counts only when it counts everywhere."""
    return lambda user: bool(user.is_active and (user.is_superuser or recht in read_bereik(user=user).overal))


def schrijft(user: Any) -> bool:  # noqa: ANN401 - request.user
    """Whether somebody writes for any organisation at all."""
    return is_redacteur(user=user)


def requires(mag: Mag) -> Callable[[View], View]:
    """Refuse a view of the admin to who may not open it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not mag(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
