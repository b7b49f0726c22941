"""Who may do what: teams with their rights, and how far the rights of one person reach.

A right is one of Django's permissions, given to the group of a team. It counts for the organisation of the team, or
for everything if the team is national; on pages it is Wagtail's own permission on the page itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from wagtail.models import GroupPagePermission, Page, get_default_page_content_type

from cms.producten.models import Organisatie, ProductPagina
from cms.redactie.collecties import sync_collectierechten
from cms.redactie.models import Rol, Team

LANDELIJK: Mapping[Rol, str] = {
    Rol.REDACTEUR: "Landelijke redacteuren",
    Rol.EINDREDACTEUR: "Landelijke eindredacteuren",
    Rol.BEHEERDER: "Beheerders",
}
EIGEN: Mapping[Rol, str] = {Rol.REDACTEUR: "Redacteuren", Rol.EINDREDACTEUR: "Eindredacteuren"}
# Who has this may change what standards and the whole catalogue hang on: names, keys, which body a product is of.
LANDELIJK_RECHT = "producten.add_organisatie"

_ACTIES = ("add", "change", "delete", "view")


def _alles(*modellen: str) -> set[str]:
    return {f"{app}.{actie}_{naam}" for app, naam in (model.split(".") for model in modellen) for actie in _ACTIES}


_SCHRIJVEN = {
    "wagtailadmin.access_admin",
    "producten.add_aanbod",
    "producten.change_aanbod",
    "producten.view_aanbod",
    "producten.add_locatie",
    "producten.change_locatie",
    "producten.view_locatie",
    "producten.change_organisatie",
    "producten.view_organisatie",
    "werkinstructies.add_werkinstructie",
    "werkinstructies.change_werkinstructie",
    "werkinstructies.view_werkinstructie",
    "werkinstructies.add_contactpunt",
    "werkinstructies.change_contactpunt",
    "werkinstructies.view_contactpunt",
}
_BESLISSEN = {
    "producten.delete_aanbod",
    "producten.publish_aanbod",
    "producten.lock_aanbod",
    "producten.unlock_aanbod",
    "producten.delete_locatie",
    "werkinstructies.delete_werkinstructie",
    "werkinstructies.publish_werkinstructie",
    "werkinstructies.lock_werkinstructie",
    "werkinstructies.unlock_werkinstructie",
    "werkinstructies.delete_contactpunt",
    # What is wrong on pages of others too, and what to think of it.
    "toegankelijkheid.view_gevonden",
    "toegankelijkheid.change_gevonden",
}
_LANDELIJK_SCHRIJVEN = {
    LANDELIJK_RECHT,
    "producten.add_thema",
    "producten.change_thema",
    "producten.view_thema",
    "producten.view_uniformeproduct",
    "samenwerkende_catalogi.view_bron",
    "begrippen.add_begrip",
    "begrippen.change_begrip",
    "begrippen.view_begrip",
    "werkinstructies.add_statusuitleg",
    "werkinstructies.change_statusuitleg",
    "werkinstructies.view_statusuitleg",
    "toegankelijkheid.change_onderzoek",
    "toegankelijkheid.change_melding",
}
_LANDELIJK_BESLISSEN = {
    "producten.delete_thema",
    "begrippen.delete_begrip",
    "werkinstructies.delete_statusuitleg",
    "toegankelijkheid.add_toetsronde",
    "toegankelijkheid.sign_verklaring",
} | _alles("samenwerkende_catalogi.bron")
_BEHEER = _alles("auth.user") | {"producten.delete_organisatie", "producten.change_lijststand"}

RECHTEN: Mapping[Rol, set[str]] = {Rol.REDACTEUR: _SCHRIJVEN, Rol.EINDREDACTEUR: _SCHRIJVEN | _BESLISSEN}
LANDELIJKE_RECHTEN: Mapping[Rol, set[str]] = {
    Rol.REDACTEUR: _SCHRIJVEN | _LANDELIJK_SCHRIJVEN,
    Rol.EINDREDACTEUR: _SCHRIJVEN | _BESLISSEN | _LANDELIJK_SCHRIJVEN | _LANDELIJK_BESLISSEN,
    Rol.BEHEERDER: _SCHRIJVEN | _BESLISSEN | _LANDELIJK_SCHRIJVEN | _LANDELIJK_BESLISSEN | _BEHEER,
}
# On the pages of a fixed body, and on all pages.
PAGINARECHTEN: Mapping[Rol, set[str]] = {
    Rol.REDACTEUR: {"change"},
    Rol.EINDREDACTEUR: {"change", "publish", "lock", "unlock"},
}
LANDELIJKE_PAGINARECHTEN: Mapping[Rol, set[str]] = {
    Rol.REDACTEUR: {"add", "change"},
    Rol.EINDREDACTEUR: {"add", "change", "publish", "lock", "unlock"},
    Rol.BEHEERDER: {"add", "change", "publish", "lock", "unlock", "bulk_delete"},
}


def add_landelijke_rechten(rechten: Mapping[Rol, set[str]]) -> None:
    """Let an app above this one give its own rights to national roles; called from its AppConfig.ready."""
    for rol, erbij in rechten.items():
        LANDELIJKE_RECHTEN[rol].update(erbij)


@dataclass(frozen=True, slots=True)
class Bereik:
    """How far each right of one person reaches: everywhere, or at some organisations."""

    overal: frozenset[str]
    per_organisatie: Mapping[str, frozenset[int]]

    def organisaties(self, recht: str) -> frozenset[int] | None:
        """The ids at which somebody has this right; None means all of them."""
        return None if recht in self.overal else self.per_organisatie.get(recht, frozenset())

    def reaches(self, recht: str, *, organisatie: int | None) -> bool:
        """Whether it counts at this organisation; for what belongs to none, only if it counts everywhere."""
        binnen = self.organisaties(recht)
        return binnen is None or (organisatie is not None and organisatie in binnen)


def read_bereik(*, user: User | AnonymousUser) -> Bereik:
    """The rights of this person, from the teams; read once for each request."""
    gelezen: Bereik | None = getattr(user, "_redactie_bereik", None)
    if gelezen is None:
        gelezen = _read_bereik(user)
        user._redactie_bereik = gelezen  # type: ignore[union-attr] # noqa: SLF001 - as Wagtail's own policies do
    return gelezen


def _read_bereik(user: User | AnonymousUser) -> Bereik:
    if not user.is_active:
        return Bereik(frozenset(), {})
    overal: set[str] = set()
    per_organisatie: dict[str, set[int]] = {}
    recht = "groep__permissions__content_type__app_label", "groep__permissions__codename"
    for organisatie, app, naam in Team.objects.filter(groep__user=user.pk).values_list("organisatie_id", *recht):
        if organisatie is None:
            overal.add(f"{app}.{naam}")
        else:
            per_organisatie.setdefault(f"{app}.{naam}", set()).add(organisatie)
    return Bereik(frozenset(overal), {naam: frozenset(ids) for naam, ids in per_organisatie.items()})


def is_landelijk(*, user: Any) -> bool:  # noqa: ANN401 - request.user
    """Whether somebody works on everything."""
    return bool(user.is_superuser or LANDELIJK_RECHT in read_bereik(user=user).overal)


def list_eigen_organisaties(*, user: Any) -> QuerySet[Organisatie]:  # noqa: ANN401 - request.user
    """The organisations for which somebody writes; for national editors all that exist now."""
    if is_landelijk(user=user):
        return Organisatie.objects.filter(is_actief=True)
    ids = read_bereik(user=user).organisaties("producten.change_aanbod")
    return Organisatie.objects.filter(pk__in=ids or ())


def list_leden(*, organisatie: int | None, rol: Rol) -> QuerySet[User]:
    """The active people with this role at an organisation, or national where it is None."""
    teams = Team.objects.filter(organisatie=organisatie, rol=rol)
    return User.objects.filter(is_active=True, groups__team__in=teams).distinct()


def find_organisatie(ding: Any) -> int | None:  # noqa: ANN401 - any object that editors work on
    """The id of the organisation that something belongs to; None for what is national."""
    if isinstance(ding, Organisatie):
        return ding.pk
    if isinstance(ding, Page):
        ding = ding.specific_deferred
    organisatie: int | None = getattr(ding, "organisatie_id", None)
    return organisatie


@transaction.atomic
def ensure_team(*, organisatie: Organisatie | None, rol: Rol) -> Team:
    """The team with this role, with the rights that belong to it; doing it again puts changed rights right."""
    team = Team.objects.filter(organisatie=organisatie, rol=rol).select_related("groep").first()
    if team is None:
        groep, _nieuw = Group.objects.get_or_create(name=_group_name(organisatie, rol))
        team = Team.objects.create(organisatie=organisatie, rol=rol, groep=groep)
    rechten = RECHTEN if organisatie else LANDELIJKE_RECHTEN
    team.groep.permissions.set(_find_permissions(rechten[rol]))
    if organisatie is None:
        _set_paginarechten(team.groep, Page.objects.filter(depth=1), LANDELIJKE_PAGINARECHTEN[rol])
    else:
        _set_paginarechten(team.groep, ProductPagina.objects.filter(organisatie=organisatie), PAGINARECHTEN[rol])
    sync_collectierechten(team=team)
    return team


def ensure_teams(*, organisatie: Organisatie) -> list[Team]:
    """Both teams of an organisation."""
    return [ensure_team(organisatie=organisatie, rol=rol) for rol in EIGEN]


def ensure_landelijk() -> list[Team]:
    """The national teams."""
    return [ensure_team(organisatie=None, rol=rol) for rol in LANDELIJK]


def sync_paginarechten(*, pagina: ProductPagina) -> None:
    """Give a page to the teams of its organisation, and take it from the teams of any other."""
    van_teams = GroupPagePermission.objects.filter(page=pagina.pk, group__team__organisatie__isnull=False)
    van_teams.exclude(group__team__organisatie=pagina.organisatie_id).delete()
    if pagina.organisatie_id is None:
        return
    for team in Team.objects.filter(organisatie=pagina.organisatie_id).select_related("groep"):
        _add_paginarechten(team.groep, [pagina.pk], PAGINARECHTEN[Rol(team.rol)])


def _set_paginarechten(groep: Group, paginas: QuerySet[Any], acties: Iterable[str]) -> None:
    """Exactly these rights on exactly these pages."""
    ids = list(paginas.values_list("pk", flat=True))
    houden = Q(page__in=ids, permission__in=_find_page_permissions(acties))
    GroupPagePermission.objects.filter(group=groep).exclude(houden).delete()
    _add_paginarechten(groep, ids, acties)


def _add_paginarechten(groep: Group, paginas: Iterable[int], acties: Iterable[str]) -> None:
    rechten = list(_find_page_permissions(acties))
    GroupPagePermission.objects.bulk_create(
        [GroupPagePermission(group=groep, page_id=pk, permission=recht) for pk in paginas for recht in rechten],
        ignore_conflicts=True,
    )


def _find_page_permissions(acties: Iterable[str]) -> QuerySet[Permission]:
    codes = [f"{actie}_page" for actie in acties]
    return Permission.objects.filter(content_type=get_default_page_content_type(), codename__in=codes)


def _find_permissions(rechten: Iterable[str]) -> QuerySet[Permission]:
    zoek = Q()
    for app, naam in (recht.split(".") for recht in rechten):
        zoek |= Q(content_type__app_label=app, codename=naam)
    return Permission.objects.filter(zoek)


def _group_name(organisatie: Organisatie | None, rol: Rol) -> str:
    """As people recognise it in the list of groups; with the slug where two organisations have one name."""
    if organisatie is None:
        return LANDELIJK[rol]
    naam = f"{EIGEN[rol]} {organisatie.naam}"
    bezet = len(naam) > 150 or Group.objects.filter(name=naam).exists()  # noqa: PLR2004 - the length of a group's name
    return f"{EIGEN[rol]} {organisatie.slug}" if bezet else naam


def connect() -> None:
    """Keep the rights on a page in step with its organisation."""
    post_save.connect(_report_page, sender=ProductPagina, dispatch_uid="redactie-paginarechten")


def _report_page(instance: ProductPagina, *, raw: bool, **_kwargs: object) -> None:
    if not raw:
        sync_paginarechten(pagina=instance)
