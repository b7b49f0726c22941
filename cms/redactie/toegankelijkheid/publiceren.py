"""Publishing with a certain error: only with a reason, which is kept until the error is gone."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry
from wagtail.signals import page_published, page_unpublished, published, unpublished

from cms.producten.models import Aanbod
from cms.redactie.kwaliteit.bevinding import Bevinding
from cms.redactie.kwaliteit.meten import advise
from cms.redactie.models import Publicatiereden
from cms.redactie.rollen import find_organisatie
from cms.redactie.toegankelijkheid.controle import is_zeker

ACTIE = "redactie.met_fout"


class GeenReden(ValueError):
    """Somebody publishes with an error and does not say why."""


def connect() -> None:
    """Close a reason when what is on the site is mended, or leaves the site."""
    page_published.connect(_report_published, dispatch_uid="publicatiereden-page-published")
    page_unpublished.connect(_report_gone, dispatch_uid="publicatiereden-page-unpublished")
    published.connect(_report_published, sender=Aanbod, dispatch_uid="publicatiereden-published")
    unpublished.connect(_report_gone, sender=Aanbod, dispatch_uid="publicatiereden-unpublished")


def list_fouten(ding: Any) -> list[Bevinding]:  # noqa: ANN401 - a page, an offer or another snippet
    """The certain errors of accessibility in a page or offer as it is in memory; none for anything else."""
    advies = advise(ding) if isinstance(ding, (Page, Aanbod)) else None
    return [bevinding for bevinding in advies.bevindingen if is_zeker(bevinding)] if advies else []


def list_fouten_of_draft(ding: Any) -> list[Bevinding]:  # noqa: ANN401 - idem
    """The same, of the version that was saved last."""
    return list_fouten(ding.get_latest_revision_as_object()) if isinstance(ding, (Page, Aanbod)) else []


def may_publish(*, ding: Page | Aanbod, user: Any) -> bool:  # noqa: ANN401 - request.user
    """Whether somebody may put this on the site, and nobody keeps it locked."""
    slot = ding.get_lock()
    if slot and slot.for_user(user):
        return False
    if isinstance(ding, Page):
        return bool(ding.permissions_for_user(user).can_publish())
    return bool(policy_registry.get(ding).user_has_permission_for_instance(user, "publish", ding))


@transaction.atomic
def publish_with_reden(*, ding: Page | Aanbod, user: Any, reden: str) -> Publicatiereden | None:  # noqa: ANN401 - idem
    """Publish the version that was saved last, errors and all; return what was noted, None if there was no error.

    Raises:
        GeenReden: there are errors, and no reason.
    """
    versie: Revision = ding.get_latest_revision() or ding.save_revision(user=user)
    genoteerd = note_reden(ding=ding, versie=versie, user=user, reden=reden)
    versie.publish(user=user)
    return genoteerd


def note_reden(*, ding: Page | Aanbod, versie: Revision, user: Any, reden: str) -> Publicatiereden | None:  # noqa: ANN401
    """Keep who publishes this version in spite of its errors, and why; also in the history of the page.

    Raises:
        GeenReden: there are errors, and no reason.
    """
    fouten = list_fouten(versie.as_object())
    if not fouten:
        return None
    if not reden.strip():
        raise GeenReden
    regels = sorted({fout.regel for fout in fouten})
    log(instance=ding, action=ACTIE, user=user, revision=versie, data={"reden": reden, "regels": regels})
    return Publicatiereden.objects.create(
        **_key(ding),
        organisatie_id=find_organisatie(ding),
        titel=ding.title if isinstance(ding, Page) else ding.titel,
        redacteur=user,
        reden=reden.strip(),
        regels=regels,
        aantal=len(fouten),
    )


def describe_fouten(aantal: int) -> str:
    """How many, in words for a title or a button."""
    return _("1 fout in toegankelijkheid") if aantal == 1 else _("%d fouten in toegankelijkheid") % aantal


def _key(ding: Page | Aanbod) -> dict[str, int]:
    return {"aanbod_id": ding.pk} if isinstance(ding, Aanbod) else {"pagina_id": ding.pk}


def _report_published(instance: Any, **_kwargs: object) -> None:  # noqa: ANN401 - idem
    if not list_fouten(instance):
        _report_gone(instance)


def _report_gone(instance: Any, **_kwargs: object) -> None:  # noqa: ANN401 - idem
    if isinstance(instance, (Page, Aanbod)):
        Publicatiereden.objects.filter(**_key(instance), hersteld_op=None).update(hersteld_op=timezone.now())
