"""On the home page of the admin: how much got stuck, for who can do something about it."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from portal.outbox.vastlopers import count_vastlopers


class VastlopersPaneel(Component):
    """A number and the way to it; nothing when nothing got stuck."""

    name = "vastlopers"
    template_name = "koppelingen/paneel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        """How many."""
        return {"vast": sum(count_vastlopers().values())}
