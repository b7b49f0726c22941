"""Admin views that ask the permission policy about the object itself.

Wagtail's views of snippets ask most of their questions about the model: who may change one may change all. Where
objects belong to organisations that is not enough, so every view of such a model is made from a class that first
looks at the object in the URL (CVE-2026-44199 and -44200).
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.models import TaskState
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import SnippetViewSet

ZIEN = ("view", "change")


class GebondenPolicy:
    """The policy of a model, answering questions about the model with the answer for one object."""

    def __init__(self, policy: Any, ding: Model) -> None:  # noqa: ANN401 - Wagtail's policies are untyped
        self._policy = policy
        self._ding = ding

    def __getattr__(self, naam: str) -> Any:  # noqa: ANN401 - of the policy
        """Everything else is the policy's own."""
        return getattr(self._policy, naam)

    def user_has_permission(self, user: object, action: str) -> bool:
        """On this object."""
        return bool(self._policy.user_has_permission_for_instance(user, action, self._ding))

    def user_has_any_permission(self, user: object, actions: Iterable[str]) -> bool:
        """On this object."""
        return bool(self._policy.user_has_any_permission_for_instance(user, actions, self._ding))


class EigenObjectMixin:
    """A view of one object, or of none: refuses an object that this person may not see, before anything else."""

    model: Any
    request: HttpRequest
    kwargs: dict[str, Any]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Look at the object in the URL, and at what in the URL should belong to it."""
        self.request = request
        self.kwargs = kwargs
        if (ding := self.stored_object) is not None:
            if not self.permission_policy.user_has_any_permission(request.user, ZIEN):
                raise PermissionDenied
            stap = kwargs.get("task_state_id")
            if stap is not None and not TaskState.objects.for_instance(ding).filter(pk=stap).exists():
                raise Http404
        super().setup(request, *args, **kwargs)  # type: ignore[misc] # of the view it is mixed into

    @cached_property
    def stored_object(self) -> Any:  # noqa: ANN401 - any model
        """The object in the URL as it is stored, not as a draft says that it will be; None without one."""
        if "pk" not in self.kwargs:
            return None
        pk = unquote(str(self.kwargs["pk"]))
        if not pk.isdecimal():
            raise Http404
        return get_object_or_404(self.model, pk=pk)

    @cached_property
    def permission_policy(self) -> Any:  # noqa: ANN401 - Wagtail's policies are untyped
        """The policy, about this object where there is one."""
        policy = policy_registry.get_by_type(self.model)
        return policy if self.stored_object is None else GebondenPolicy(policy, self.stored_object)


class EigenKiezenMixin:
    """A chooser that offers what this person may see."""

    model_class: Any
    request: HttpRequest

    def get_object_list(self) -> QuerySet[Any]:
        """To choose from."""
        return self._eigen()

    def get_object(self, pk: str) -> Any:  # noqa: ANN401 - any model
        """The chosen one."""
        return self._eigen().get(pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        """The chosen ones."""
        return self._eigen().filter(pk__in=pks)

    def _eigen(self) -> QuerySet[Any]:
        policy = policy_registry.get_by_type(self.model_class)
        eigen: QuerySet[Any] = policy.instances_user_has_any_permission_for(self.request.user, ZIEN)
        return eigen


def _eigen(view: type) -> type:
    return type(view.__name__, (EigenKiezenMixin, view), {})


class EigenKiezer(SnippetChooserViewSet):
    """The chooser of a model of which not everything is for everybody."""

    choose_view_class = _eigen(ChooseView)
    choose_results_view_class = _eigen(ChooseResultsView)
    chosen_view_class = _eigen(SnippetChosenView)
    chosen_multiple_view_class = _eigen(SnippetChosenMultipleView)


class EigenViewSet(SnippetViewSet):
    """The admin of a model whose objects belong to organisations: all its views ask about the object itself."""

    # What the list shows of other tables.
    related: tuple[str, ...] = ()

    def construct_view(self, view_class: type, **kwargs: object) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Every view is made here, so none can be forgotten."""
        return super().construct_view(type(view_class.__name__, (EigenObjectMixin, view_class), {}), **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The list holds what this person may see."""
        policy = policy_registry.get_by_type(self.model)
        eigen: QuerySet[Any] = policy.instances_user_has_any_permission_for(request.user, ZIEN)
        return eigen.select_related(*self.related) if self.related else eigen
