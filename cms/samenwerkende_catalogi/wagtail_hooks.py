"""The quarantine of imports in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.samenwerkende_catalogi.models import ImportFout


class ImportFoutViewSet(SnippetViewSet):
    """Records that could not be taken in, and why."""

    model = ImportFout
    icon = "warning"
    menu_label = _("Importfouten")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["sleutel", "titel", "reden", "bron", "gemeld_op"]
    list_filter = ["bron"]
    panels = [
        FieldPanel("bron", read_only=True),
        FieldPanel("sleutel", read_only=True),
        FieldPanel("titel", read_only=True),
        FieldPanel("reden", read_only=True),
    ]


register_snippet(ImportFoutViewSet)
