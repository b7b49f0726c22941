"""The tabs in which editors write a page that people can find."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.models import Page


def paginatabs(*, inhoud: Sequence[Panel], talen: Sequence[Panel], vindbaarheid: Sequence[Panel]) -> TabbedInterface:
    """Content in the order of the page, other languages, how it is found, and when it is checked and published."""
    controle = MultiFieldPanel([FieldPanel("gecontroleerd"), FieldPanel("opnieuw_controleren")], heading=_("Controle"))
    return TabbedInterface(
        [
            ObjectList(inhoud, heading=_("Inhoud")),
            ObjectList(talen, heading=_("Andere talen")),
            ObjectList(vindbaarheid, heading=_("Vindbaarheid")),
            ObjectList([controle, *Page.promote_panels, *Page.settings_panels], heading=_("Beheer")),
        ]
    )
