"""Put the new address of a link in every place where the editor may do that."""

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.producten.models import Aanbod, Locatie, Organisatie
from cms.redactie.bereik import BESLISSEN, may
from cms.redactie.links.verzamelen import collect, store_plekken
from cms.redactie.models import LinkControle, Linkplek, Pleksoort
from cms.zoeken.service import meld_wijziging


@dataclass(frozen=True, slots=True)
class Vervanging:
    """What came of it: on the site at once, in a draft, or left for somebody else."""

    geplaatst: int = 0
    concept: int = 0
    niet: int = 0


def find_ding(plek: Linkplek) -> Any:  # noqa: ANN401 - a page, an offer, an organisation or a location
    """What the link stands on; None if it is gone."""
    if plek.soort == Pleksoort.PAGINA:
        pagina = Page.objects.filter(pk=plek.object_id).first()
        return pagina.specific if pagina else None
    modellen: dict[str, Any] = {
        Pleksoort.AANBOD: Aanbod,
        Pleksoort.ORGANISATIE: Organisatie,
        Pleksoort.LOCATIE: Locatie,
    }
    return modellen[plek.soort].objects.filter(pk=plek.object_id).first()


def may_edit(*, ding: Any, user: Any) -> bool:  # noqa: ANN401 - idem; request.user
    """Whether somebody may change it, and nobody else holds it."""
    if isinstance(ding, Page):
        rechten = ding.permissions_for_user(user)
        return bool(rechten.can_edit() and not rechten.page_locked())
    if not policy_registry.get(ding).user_has_permission_for_instance(user, "change", ding):
        return False
    slot = ding.get_lock() if isinstance(ding, Aanbod) else None
    return not (slot and slot.for_user(user))


def replace_link(*, link: LinkControle, user: Any) -> Vervanging:  # noqa: ANN401 - request.user
    """Replace a link that moved for good by its new address.

    A page or offer without a draft, of which this person may publish, is published at once; else the new address
    waits in the draft.

    Raises:
        ValueError: the link has no new address.
    """
    if not link.verhuisd_naar:
        raise ValueError("the link did not move")
    geteld = {"geplaatst": 0, "concept": 0, "niet": 0}
    dingen = {(plek.soort, plek.object_id): plek for plek in link.plekken.all()}
    for plek in dingen.values():
        ding = find_ding(plek)
        if ding is not None:
            geteld[_replace_in(ding, link.url, link.verhuisd_naar, user)] += 1
    return Vervanging(**geteld)


@transaction.atomic
def _replace_in(ding: Any, oud: str, nieuw: str, user: Any) -> str:  # noqa: ANN401 - idem
    if not may_edit(ding=ding, user=user):
        return "niet"
    if isinstance(ding, (Organisatie, Locatie)):
        ding.website = nieuw
        ding.save(update_fields=["website", "bijgewerkt_op"])
        store_plekken(collect(ding), van=ding)
        if isinstance(ding, Organisatie):
            meld_wijziging(sleutels=[f"organisatie:{ding.slug}"])
        return "geplaatst"
    mag_plaatsen = ding.live and not ding.has_unpublished_changes and _may_publish(ding, user)
    versie = ding.get_latest_revision_as_object()
    change_urls(versie, oud=oud, nieuw=nieuw)
    bewaard = versie.save_revision(user=user, log_action=True)
    if mag_plaatsen:
        bewaard.publish(user=user)
    return "geplaatst" if mag_plaatsen else "concept"


def _may_publish(ding: Any, user: Any) -> bool:  # noqa: ANN401 - a page or an offer; request.user
    if isinstance(ding, Page):
        return bool(ding.permissions_for_user(user).can_publish())
    return may(user=user, organisatie=ding.organisatie_id, recht=BESLISSEN)


def change_urls(ding: Any, *, oud: str, nieuw: str) -> None:  # noqa: ANN401 - a page or an offer
    """Every field that is exactly this address, and every link to it in marked-up text."""
    for veld in ding._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
        waarde = getattr(ding, veld.attname)
        if isinstance(veld, StreamField):
            ruw = _replaced(waarde.stream_block.get_prep_value(waarde), oud, nieuw)
            setattr(ding, veld.attname, waarde.stream_block.to_python(ruw))
        elif isinstance(veld, models.URLField) and waarde == oud:
            setattr(ding, veld.attname, nieuw)
        elif isinstance(ding, Aanbod) and veld.name == "tekst":
            ding.tekst = waarde.replace(f'href="{oud}"', f'href="{nieuw}"')


def _replaced(ruw: Any, oud: str, nieuw: str) -> Any:  # noqa: ANN401 - a stream as JSON
    if isinstance(ruw, dict):
        return {naam: _replaced(deel, oud, nieuw) for naam, deel in ruw.items()}
    if isinstance(ruw, list):
        return [_replaced(deel, oud, nieuw) for deel in ruw]
    return nieuw if ruw == oud else ruw
