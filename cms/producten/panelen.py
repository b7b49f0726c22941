"""The tabs in which editors write a page that people can find."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.models import Page


def paginatabs(*, inhoud: Sequence[Panel], vindbaarheid: Sequence[Panel]) -> TabbedInterface:
    """Content in the order of the page, its English, how it is found, and when it is checked and published."""
    engels = [FieldPanel("titel_en"), FieldPanel("samenvatting_en")]
    controle = MultiFieldPanel([FieldPanel("gecontroleerd"), FieldPanel("opnieuw_controleren")], heading=_("Controle"))
    return TabbedInterface(
        [
            ObjectList(inhoud, heading=_("Inhoud")),
            ObjectList(engels, heading=_("Engels")),
            ObjectList(vindbaarheid, heading=_("Vindbaarheid")),
            ObjectList([controle, *Page.promote_panels, *Page.settings_panels], heading=_("Beheer")),
        ]
    )
