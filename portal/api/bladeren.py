"""Lists in pages: `?page=&pageSize=`, answered as {count, next, previous, results}."""

from collections.abc import Sequence
from typing import Any, TypedDict

import ninja
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja.pagination import PaginationBase
from pydantic import Field

from portal.api.schema import Schema

_MEEST = 100


class Bladzijde(TypedDict):
    """One page of a list."""

    count: int
    next: str | None
    previous: str | None
    results: Sequence[Any]


class Bladering(PaginationBase):
    """Use as `@paginate(Bladering)` under the route of an operation that gives a list or a queryset."""

    items_attribute = "results"

    class Input(Schema):
        """The query parameters."""

        page: int = Field(1, ge=1, le=10_000)
        page_size: int = Field(20, ge=1, le=_MEEST)

    class Output(ninja.Schema):
        """The envelope."""

        count: int
        next: str | None
        previous: str | None
        results: list[Any]

    def paginate_queryset(
        self, queryset: QuerySet[Any] | Sequence[Any], pagination: Input, request: HttpRequest, **_params: object
    ) -> Bladzijde:
        """One page, with absolute links to the ones beside it."""
        count = queryset.count() if isinstance(queryset, QuerySet) else len(queryset)
        start = (pagination.page - 1) * pagination.page_size
        end = start + pagination.page_size
        return {
            "count": count,
            "next": _link(request, pagination.page + 1) if end < count else None,
            "previous": _link(request, pagination.page - 1) if pagination.page > 1 else None,
            "results": list(queryset[start:end]),
        }


def _link(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
