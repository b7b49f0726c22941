"""The step of the workflow in which an eindredacteur of the right organisation decides."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState

MET_FOUT = "approve-met-fout"


class RedenBijBesluit(TaskStateCommentForm):
    """Why somebody approves a text with an error of accessibility."""

    comment = forms.CharField(
        label=gettext_lazy("Waarom mag dit toch op de site?"),
        help_text=gettext_lazy("Op het tabblad Advies staat welke fout het is. Uw reden wordt bewaard."),
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Eindredactie(Task):
    """Eindredacteuren of the organisation that the object belongs to decide; the national ones about all others.

    Nobody decides about what they handed in themselves, as long as somebody else can (four eyes).
    """

    class Meta:
        verbose_name = gettext_lazy("eindredactie")
        verbose_name_plural = gettext_lazy("eindredactie")

    def user_can_access_editor(self, obj: models.Model, user: Any) -> bool:  # noqa: ANN401 - Wagtail's signature
        """The one who decides may mend while doing so."""
        return self._may_decide(obj, user)

    def locked_for_user(self, obj: models.Model, user: Any) -> bool:  # noqa: ANN401
        """What is handed in stays as it is, except for who decides."""
        return not self._may_decide(obj, user)

    def user_can_lock(self, obj: models.Model, user: Any) -> bool:  # noqa: ANN401
        """Who decides may keep others out meanwhile."""
        return self._may_decide(obj, user)

    def get_actions(self, obj: models.Model, user: Any) -> list[tuple[str, str, bool]]:  # noqa: ANN401
        """Approve, or give back with a reason."""
        if not self._may_decide(obj, user) or self._waits_for_other_eyes(obj, user):
            return []
        terug = ("reject", _("Teruggeven met een reden"), True)
        if self._has_fouten(obj):
            return [terug, (MET_FOUT, _("Goedkeuren met een reden: er staat een fout in"), True)]
        return [terug, ("approve", _("Goedkeuren"), False), ("approve", _("Goedkeuren met een opmerking"), True)]

    def get_form_for_action(self, action: str) -> type[TaskStateCommentForm]:
        """An error of accessibility goes on the site with a reason only."""
        return RedenBijBesluit if action == MET_FOUT else TaskStateCommentForm

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: object) -> None:  # noqa: ANN401
        """Carry it out, if this person may decide about the object that the step itself is about.

        Wagtail asks `get_actions` about the object in the URL and takes the step by its own number (CVE-2026-44199).

        Raises:
            PermissionDenied: the step is about an object that is not theirs to decide about.
            GeenReden: it has an error of accessibility and nobody says why it is approved.
        """
        ding = task_state.workflow_state.content_object
        if action_name not in {naam for naam, *_rest in self.get_actions(ding, user)}:
            raise PermissionDenied
        if action_name == MET_FOUT:
            self._note_reden(task_state, user, str(kwargs.get("comment", "")))
            action_name = "approve"
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: AbstractBaseUser, **kwargs: object) -> models.QuerySet[TaskState]:  # noqa: ARG002
        """The steps that wait for this person."""
        from cms.redactie.workflow import list_te_beslissen  # noqa: PLC0415 - it knows the models

        return list_te_beslissen(user=user).filter(task=self.pk)

    @classmethod
    def get_description(cls) -> str:
        """What the list of steps says."""
        return _("De eindredacteuren van de organisatie beslissen. Over landelijke pagina's: de landelijke.")

    def _has_fouten(self, obj: models.Model) -> bool:
        from cms.redactie.toegankelijkheid.publiceren import list_fouten_of_draft  # noqa: PLC0415 - it knows the models

        return bool(list_fouten_of_draft(obj))

    def _note_reden(self, task_state: TaskState, user: Any, reden: str) -> None:  # noqa: ANN401
        from cms.redactie.toegankelijkheid.publiceren import note_reden  # noqa: PLC0415 - idem

        ding = task_state.workflow_state.content_object
        note_reden(ding=ding, versie=task_state.revision, user=user, reden=reden)

    def _may_decide(self, obj: models.Model, user: Any) -> bool:  # noqa: ANN401
        from cms.redactie.workflow import may_decide  # noqa: PLC0415 - idem

        return may_decide(ding=obj, user=user)

    def _waits_for_other_eyes(self, obj: models.Model, user: Any) -> bool:  # noqa: ANN401
        from cms.redactie.workflow import waits_for_other_eyes  # noqa: PLC0415 - idem

        return waits_for_other_eyes(ding=obj, user=user)
