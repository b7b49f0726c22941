"""Mails about the workflow, in plain text: something was handed in, approved or given back.

The words come from here and not from templates: a title with an ampersand stays as it is, for nothing here is HTML.
"""

from collections.abc import Callable, Iterable
from smtplib import SMTPException
from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_latest_str
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected
from wagtail.users.models import UserProfile

from cms.redactie.adressen import edit_url
from cms.redactie.models import Eindredactie
from cms.redactie.workflow import list_beslissers

logger = structlog.get_logger(__name__)

# A subject, and paragraphs.
Tekst = Callable[[], tuple[str, list[str]]]


def connect() -> None:
    """Send mail at each step.

    The last two have the keys under which Wagtail would connect its own mails. The first to connect with a key is the
    only one, and this app stands before Wagtail's in the settings.
    """
    task_submitted.connect(_mail_ingezonden, sender=TaskState, dispatch_uid="redactie-ingezonden")
    goed, terug = (f"workflow_state_{wat}_email_notification" for wat in ("approved", "rejected"))
    workflow_approved.connect(_mail_goedgekeurd, sender=WorkflowState, dispatch_uid=goed)
    workflow_rejected.connect(_mail_terug, sender=WorkflowState, dispatch_uid=terug)


def _mail_ingezonden(instance: TaskState, user: User | None = None, **_kwargs: object) -> None:
    """To who may decide, without who handed it in."""
    if not isinstance(instance.task.specific, Eindredactie):
        return
    ding, inzender = instance.workflow_state.content_object, instance.workflow_state.requested_by
    beslissers = list_beslissers(ding=ding)
    titel = get_latest_str(ding)

    def tekst() -> tuple[str, list[str]]:
        naam = (inzender.get_full_name() or inzender.get_username()) if inzender else _("Een collega")
        return _("Ter beoordeling: %s") % titel, [
            _("%(naam)s stuurde '%(titel)s' in. Wilt u de tekst lezen en beslissen?") % {"naam": naam, "titel": titel},
            _("U kunt de tekst goedkeuren of teruggeven met een reden. Bij goedkeuring staat hij meteen op de site."),
        ]

    _send(beslissers.exclude(pk=user.pk) if user else beslissers, soort="submitted", ding=ding, tekst=tekst)


def _mail_goedgekeurd(instance: WorkflowState, user: User | None = None, **_kwargs: object) -> None:
    """To who handed it in."""
    titel = get_latest_str(instance.content_object)

    def tekst() -> tuple[str, list[str]]:
        zin = _("Uw tekst '%s' is goedgekeurd. Hij staat nu op de site, of komt erop op de dag die u koos.")
        return _("Goedgekeurd: %s") % titel, [zin % titel]

    _send(_inzender(instance, user), soort="approved", ding=instance.content_object, tekst=tekst)


def _mail_terug(instance: WorkflowState, user: User | None = None, **_kwargs: object) -> None:
    """To who handed it in, with the reason."""
    titel = get_latest_str(instance.content_object)
    reden = instance.current_task_state.specific.get_comment()

    def tekst() -> tuple[str, list[str]]:
        zin = _("Uw tekst '%s' is nog niet goedgekeurd. Pas hem aan en stuur hem opnieuw in.") % titel
        return _("Terug naar u: %s") % titel, [zin, *([_("De reden: %s") % reden] if reden else [])]

    _send(_inzender(instance, user), soort="rejected", ding=instance.content_object, tekst=tekst)


def _inzender(stand: WorkflowState, beslisser: User | None) -> list[User]:
    inzender: User | None = stand.requested_by
    return [inzender] if inzender is not None and inzender != beslisser else []


def _send(aan: Iterable[User], *, soort: str, ding: Any, tekst: Tekst) -> None:  # noqa: ANN401 - an offer or a page
    """One mail each, for who wants this kind, in the own language. A mail that does not go stops nobody's work."""
    for ontvanger in aan:
        profiel = UserProfile.get_for_user(ontvanger)
        if not (ontvanger.is_active and ontvanger.email and getattr(profiel, f"{soort}_notifications")):
            continue
        with override(profiel.get_preferred_language()):
            onderwerp, alineas = tekst()
            inhoud = "\n\n".join([_("Beste collega,"), *alineas, f"{settings.WAGTAILADMIN_BASE_URL}{edit_url(ding)}"])
        try:
            send_mail(" ".join(onderwerp.split()), f"{inhoud}\n", [ontvanger.email])
        except (OSError, SMTPException):
            logger.exception("redactie_mail_failed", soort=soort)
