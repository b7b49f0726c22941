"""The page with the drawing, the check and the cases of a regelhulp."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from levensgebeurtenissen.regelhulpen.beheer.selectors import read_keuring
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina


@require_GET
def tekening(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest version, published or not, for who may edit it."""
    pagina = get_object_or_404(RegelhulpPagina, pk=pk)
    if not pagina.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    versie = pagina.get_latest_revision_as_object()
    kop = _("Tekening en voorbeelden: %(titel)s") % {"titel": versie.title}
    context = {
        "pagina": versie,
        "keuring": read_keuring(versie),
        "header_title": kop,
        "header_icon": "site",
        "breadcrumbs_items": [{"url": reverse("wagtailadmin_home"), "label": _("Start")}, {"url": "", "label": kop}],
    }
    return TemplateResponse(request, "levensgebeurtenissen/beheer/tekening.html", context)
