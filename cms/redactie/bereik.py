"""Lists for one editor: what belongs to the own organisations, or everything for national editors."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from cms.redactie.rollen import is_landelijk, read_bereik

M = TypeVar("M", bound=Model)

SCHRIJVEN, BESLISSEN = "producten.change_aanbod", "producten.publish_aanbod"


def own_only(rijen: QuerySet[M], *, user: Any, pad: str = "organisatie") -> QuerySet[M]:  # noqa: ANN401 - request.user
    """The rows of the organisations for which somebody writes; what has no organisation is for national editors."""
    if is_landelijk(user=user):
        return rijen
    return rijen.filter(**{f"{pad}__in": read_bereik(user=user).organisaties(SCHRIJVEN) or ()})


def may(*, user: Any, organisatie: int | None, recht: str = SCHRIJVEN) -> bool:  # noqa: ANN401 - idem
    """Whether somebody has this right at this organisation (None: at the national part)."""
    if user.is_superuser:
        return bool(user.is_active)
    return read_bereik(user=user).reaches(recht, organisatie=organisatie)


def is_redacteur(*, user: Any) -> bool:  # noqa: ANN401 - idem
    """Whether somebody writes for anything at all."""
    return is_landelijk(user=user) or read_bereik(user=user).organisaties(SCHRIJVEN) != frozenset()
