"""Where editors keep their documents: each organisation in a collection of its own, national editors in all of them."""

from collections.abc import Mapping

from django.contrib.auth.models import Permission
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupCollectionPermission

from cms.producten.models import Organisatie
from cms.redactie.models import Rol, Team

_DOEN: Mapping[Rol, frozenset[str]] = {
    Rol.REDACTEUR: frozenset({"add", "choose"}),
    Rol.EINDREDACTEUR: frozenset({"add", "change", "delete", "choose"}),
    Rol.BEHEERDER: frozenset({"add", "change", "delete", "choose"}),
}


def ensure_collectie(*, organisatie: Organisatie) -> Collection:
    """The collection of an organisation, found by the rights of its teams, so that it may be renamed."""
    van_teams = Collection.objects.filter(group_permissions__group__team__organisatie=organisatie)
    bestaand: Collection | None = van_teams.distinct().first()
    if bestaand is not None:
        return bestaand
    nieuw: Collection = Collection.get_first_root_node().add_child(name=str(organisatie)[:255])
    return nieuw


def sync_collectierechten(*, team: Team) -> None:
    """Exactly what this role does with documents, in the collection of its organisation; national: in all of them."""
    organisatie = team.organisatie
    collectie = ensure_collectie(organisatie=organisatie) if organisatie else Collection.get_first_root_node()
    rechten = _find_permissions(_DOEN[Rol(team.rol)])
    houden = GroupCollectionPermission.objects.filter(collection=collectie, permission__in=rechten)
    GroupCollectionPermission.objects.filter(group=team.groep).exclude(pk__in=houden).delete()
    GroupCollectionPermission.objects.bulk_create(
        [GroupCollectionPermission(group=team.groep, collection=collectie, permission=recht) for recht in rechten],
        ignore_conflicts=True,
    )


def _find_permissions(acties: frozenset[str]) -> list[Permission]:
    opties = get_document_model()._meta  # noqa: SLF001 - Django's documented name
    codes = [f"{actie}_{opties.model_name}" for actie in acties]
    return list(Permission.objects.filter(content_type__app_label=opties.app_label, codename__in=codes))
