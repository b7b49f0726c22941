"""What editors see beside the fields of a regelhulp: its drawing, what is wrong, and how its cases went."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from levensgebeurtenissen.regelhulpen.beheer.selectors import read_keuring


class TekeningPanel(Panel):
    """The drawing of the saved version; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        """Of one regelhulp."""

        template_name = "levensgebeurtenissen/beheer/paneel.html"

        def is_shown(self) -> bool:
            """Once there is something to draw."""
            return self.instance is not None and self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """The drawing and the check."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"keuring": read_keuring(self.instance), "pagina": self.instance}
