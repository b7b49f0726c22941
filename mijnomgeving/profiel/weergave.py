"""/mijn/profiel/weergave/: how the pages look for who sits at the screen."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import kruimels, render_pagina, tell
from mijnomgeving.profiel.selectors import find_weergave
from mijnomgeving.profiel.services import set_weergave
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.schil import WEERGAVE
from toegankelijkheid.weergave import WeergaveFormulier


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-weergave")
def weergave(request: PersoonRequest) -> HttpResponse:
    """Choose; the next page looks like it already, on every device where one logs in."""
    handelende = request.persoon.handelende
    if request.method == "POST":
        formulier = WeergaveFormulier(request.POST)
        if formulier.is_valid():
            gekozen = set_weergave(handelende=handelende, gekozen=formulier.cleaned_data)
            request.session[WEERGAVE] = gekozen
            tell(request, _("Zo zien de pagina's er vanaf nu voor u uit."))
            return HttpResponseRedirect(reverse("mijn:profiel_weergave"), status=HTTPStatus.SEE_OTHER)
    else:
        read_eigen(
            persoon=request.persoon,
            activiteit="mijn-weergave",
            bron=settings.WAGTAIL_SITE_NAME,
            gegevens=gettext_noop("hoe u de pagina's wilt zien"),
        )
        formulier = WeergaveFormulier(initial=find_weergave(handelende=handelende))
    spoor = kruimels((_("Profiel"), reverse("mijn:profiel")), (_("Weergave"), None))
    return render_pagina(request, "profiel_weergave", {"formulier": formulier, "kruimels": spoor})
