"""The standing, and the work that no program does."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from toegankelijkheid.overzicht.beheer.forms import ToetsForm
from toegankelijkheid.overzicht.beheer.pagina import render
from toegankelijkheid.overzicht.rechten import ALLES_TOETSEN, sees_all
from toegankelijkheid.overzicht.selectors import list_handwerk, read_overzicht
from toegankelijkheid.overzicht.tekening import BREED, HOOG
from toegankelijkheid.verklaring.beheer.basis import ONDERZOEKEN


@require_GET
def stand(request: HttpRequest) -> HttpResponse:
    """How we stand: figures, course, and by what they can be counted."""
    context = {
        "overzicht": read_overzicht(user=request.user),
        "alles": sees_all(user=request.user),
        "mag_alles_toetsen": request.user.has_perm(ALLES_TOETSEN),
        "formulier": ToetsForm(),
        "breed": BREED,
        "hoog": HOOG,
    }
    return render(request, "stand", _("Toegankelijkheid"), "glasses", **context)


@require_GET
def handwerk(request: HttpRequest) -> HttpResponse:
    """Per clause what a person looks at, and what the programs left open."""
    context = {"regels": list_handwerk(), "mag_onderzoeken": request.user.has_perm(ONDERZOEKEN)}
    return render(request, "handwerk", _("Werk voor mensen"), "user", **context)
