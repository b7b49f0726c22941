"""The sources of products in the admin."""

from wagtail import hooks

from cms.samenwerkende_catalogi.beheer import BronViewSet


@hooks.register("register_admin_viewset")
def register_bronnen() -> BronViewSet:
    """The page Bronnen."""
    return BronViewSet()
