"""The page Koppelingen in the admin."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mijnomgeving.koppelingen.outbox import opnieuw, outbox
from mijnomgeving.koppelingen.views import RECHT, index, test_nu


class KoppelingenMenuItem(MenuItem):
    """Only for who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To administrators."""
        return bool(request.user.has_perm(RECHT))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    """The pages, under /koppelingen/."""
    patronen = [
        path("", index, name="index"),
        path("test/", test_nu, name="test"),
        path("wachtrij/", outbox, name="outbox"),
        path("wachtrij/<int:bericht_id>/opnieuw/", opnieuw, name="opnieuw"),
    ]
    return [path("koppelingen/", include((patronen, "koppelingen")))]


@hooks.register("register_settings_menu_item")
def register_menu_item() -> MenuItem:
    """Under the settings, where administrators look for what the portal needs."""
    return KoppelingenMenuItem(_("Koppelingen"), reverse("koppelingen:index"), name="koppelingen", icon_name="link")


@hooks.register("register_settings_menu_item")
def register_outbox() -> MenuItem:
    """Beside it: what still waits to reach one of them."""
    return KoppelingenMenuItem(_("Wachtrij"), reverse("koppelingen:outbox"), name="outbox", icon_name="upload")
