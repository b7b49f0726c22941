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


def ensure_collectie(*, organisatie: Organisatie, wortel: Collection) -> Collection:
    """The collection of an organisation, found by the rights of its teams, so that it may be renamed."""
    van_teams = Collection.objects.filter(group_permissions__group__team__organisatie=organisatie)
    bestaand: Collection | None = van_teams.distinct().first()
    if bestaand is not None:
        return bestaand
    nieuw: Collection = wortel.add_child(name=str(organisatie)[:255])
    return nieuw


def sync_collectierechten(*, team: Team) -> None:
    """Exactly what this role does with documents, in the collection of its organisation; national: in all of them.

    Nothing as long as Wagtail has no collection at all, in a database that was just emptied.
    """
    wortel: Collection | None = Collection.get_first_root_node()
    if wortel is None:
        return
    organisatie = team.organisatie
    collectie = ensure_collectie(organisatie=organisatie, wortel=wortel) if organisatie else wortel
    rechten = _find_permissions(_DOEN[Rol(team.rol)])
    houden = GroupCollectionPermission.objects.filter(collection=collectie, permission__in=rechten)
    GroupCollectionPermission.objects.filter(group=team.groep).exclude(pk__in=houden).delete()
    GroupCollectionPermission.objects.bulk_create(
        [GroupCollectionPermission(group=team.groep, collection=collectie, permission=recht) for recht in rechten],
        ignore_conflicts=True,
    )


def sync_alle_collecties() -> None:
    """The same for all teams, also those that are older than the collections."""
    for team in Team.objects.select_related("organisatie", "groep"):
        sync_collectierechten(team=team)


def _find_permissions(acties: frozenset[str]) -> list[Permission]:
    opties = get_document_model()._meta  # noqa: SLF001 - Django's documented name
    codes = [f"{actie}_{opties.model_name}" for actie in acties]
    return list(Permission.objects.filter(content_type__app_label=opties.app_label, codename__in=codes))
