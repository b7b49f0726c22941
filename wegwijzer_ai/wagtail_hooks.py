"""What the assistant adds to the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from wegwijzer_ai.bediening.service import ACTIE


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """How the history of a switch calls it."""
    actions.register_action(ACTIE, _("Schakelen"), _("Aan- of uitgezet"))
