"""Wagtail asks these policies about everything that belongs to an organisation."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from cms.producten.models import Aanbod, Locatie, Organisatie
from cms.redactie.rollen import find_organisatie, read_bereik


class OrganisatiePolicy(ModelPermissionPolicy):
    """A right counts for the objects of the organisations at which somebody has it."""

    def __init__(self, model: type[Model], *, pad: str) -> None:
        super().__init__(model)
        self.pad = pad

    def user_has_permission(self, user: Any, action: str) -> bool:  # noqa: ANN401 - Wagtail's signature
        """On something, somewhere."""
        return self._is_super(user) or self._organisaties(user, action) != frozenset()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:  # noqa: ANN401
        """On this object. One that has no organisation yet may be made by who may make any."""
        organisatie = find_organisatie(instance)
        if instance.pk is None and organisatie is None:
            return self.user_has_permission(user, action)
        recht = self._get_permission_name(action)
        return self._is_super(user) or read_bereik(user=user).reaches(recht, organisatie=organisatie)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:  # noqa: ANN401
        """What somebody may do one of these with."""
        alle: QuerySet[Any] = self.model._default_manager.all()  # noqa: SLF001 - Django's documented name
        ids: set[int] = set()
        for action in actions:
            binnen = self._organisaties(user, action)
            if self._is_super(user) or binnen is None:
                return alle
            ids |= binnen
        return alle.filter(**{f"{self.pad}__in": ids})

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """The members of teams with one of these rights, and superusers."""
        return self._users(actions, Q())

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Any) -> QuerySet[User]:  # noqa: ANN401
        """The same, at the organisation of this object."""
        van = Q(groups__team__organisatie=None) | Q(groups__team__organisatie=find_organisatie(instance))
        return self._users(actions, van)

    def _users(self, actions: Iterable[str], van: Q) -> QuerySet[User]:
        rechten = self._get_permission_objects_for_actions(actions)
        leden = Q(groups__team__isnull=False, groups__permissions__in=rechten) & van
        return User.objects.filter(Q(is_superuser=True) | leden, is_active=True).distinct()

    def _organisaties(self, user: Any, action: str) -> frozenset[int] | None:  # noqa: ANN401
        return read_bereik(user=user).organisaties(self._get_permission_name(action))

    def _is_super(self, user: Any) -> bool:  # noqa: ANN401
        return bool(user.is_active and user.is_superuser)


def connect() -> None:
    """Register the policies, before anything asks for one."""
    register_permission_policy(Organisatie, OrganisatiePolicy(Organisatie, pad="pk"))
    register_permission_policy(Aanbod, OrganisatiePolicy(Aanbod, pad="organisatie"))
    register_permission_policy(Locatie, OrganisatiePolicy(Locatie, pad="organisatie"))
