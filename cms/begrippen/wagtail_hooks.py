"""The words in the admin: who writes for the whole catalogue manages them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.begrippen.models import Begrip


class BegripViewSet(SnippetViewSet):
    """The list of words, and the form of one."""

    model = Begrip
    icon = "openquote"
    menu_label = _("Moeilijke woorden")
    menu_order = 225
    add_to_admin_menu = True
    list_display = ["woord", "uitleg", "op_paginas", "gewijzigd_op"]
    list_filter = ["op_paginas"]
    search_fields = ["woord", "vormen", "uitleg"]
    ordering = ["woord"]
    panels = [
        MultiFieldPanel(
            [FieldPanel("woord"), FieldPanel("vormen"), FieldPanel("uitleg"), FieldPanel("op_paginas")],
            heading=_("Het woord en wat het betekent"),
            help_text=_(
                "Op elke pagina krijgt de eerste keer dat het woord voorkomt deze uitleg. Gebruik liever een gewoon "
                "woord. Leg alleen uit wat mensen in brieven en formulieren ook tegenkomen."
            ),
        ),
        FieldRowPanel([FieldPanel("woord_en"), FieldPanel("uitleg_en")], heading=_("In het Engels")),
    ]


register_snippet(BegripViewSet)
