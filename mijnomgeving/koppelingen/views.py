"""The page and the button."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.koppelingen.zelftest import list_regels, run_zelftest

RECHT = "auth.add_user"
# A certificate that ends sooner than this asks for attention.
_BIJNA = timedelta(days=30)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every connection: what it is, whether it answers, and what went wrong last."""
    check_beheerder(request)
    regels = list_regels()
    context = {
        "regels": regels,
        "getest": next((regel.uitslag.moment for regel in regels if regel.uitslag), None),
        "stuk": sum(regel.uitslag is not None and regel.uitslag.reden is not None for regel in regels),
        "bijna": timezone.now() + _BIJNA,
        "header_title": _("Koppelingen"),
        "page_title": _("Koppelingen"),
        "header_icon": "link",
    }
    return render(request, "koppelingen/index.html", context)


@require_POST
def test_nu(request: HttpRequest) -> HttpResponse:
    """Ask every connection now."""
    check_beheerder(request)
    run_zelftest()
    messages.success(request, _("De koppelingen zijn getest."))
    return redirect("koppelingen:index")


def check_beheerder(request: HttpRequest) -> User:
    """Only administrators, and which one: these pages tell where our services are and how they do.

    Raises:
        PermissionDenied: somebody else.
    """
    if not isinstance(request.user, User) or not request.user.has_perm(RECHT):
        raise PermissionDenied
    return request.user
