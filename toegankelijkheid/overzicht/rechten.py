"""Who sees and does what with the findings: editors their own, those who decide all of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from toegankelijkheid.toetsen.models import Gevonden

ALLES_ZIEN = "toegankelijkheid.view_gevonden"
BEOORDELEN = "toegankelijkheid.change_gevonden"
ALLES_TOETSEN = "toegankelijkheid.add_toetsronde"

View = Callable[..., HttpResponse]


def sees_all(*, user: Any) -> bool:  # noqa: ANN401 - request.user
    """Whether somebody sees the findings on pages of others as well."""
    return bool(user.has_perm(ALLES_ZIEN))


def own(gevonden: QuerySet[Gevonden], *, user: Any) -> QuerySet[Gevonden]:  # noqa: ANN401 - request.user
    """What somebody may see: all, or what is on pages that this person published."""
    return gevonden if sees_all(user=user) else gevonden.filter(redacteur=user.pk)


def requires(recht: str) -> Callable[[View], View]:
    """Refuse a view of the admin to who lacks this right.

    Raises:
        PermissionDenied: in the view that is made.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.has_perm(recht):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
