"""What somebody may see, as a file: the same filters as the list."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET

from toegankelijkheid.overzicht.beheer.filter import read_filtered
from toegankelijkheid.overzicht.bestanden.earl import make_earl
from toegankelijkheid.overzicht.bestanden.gegevens import make_bevindingen, make_stand
from toegankelijkheid.overzicht.bestanden.rapport import make_rapport
from toegankelijkheid.overzicht.selectors import last_ronde, read_overzicht


@require_GET
def als_json(request: HttpRequest) -> HttpResponse:
    """Figures and findings."""
    with translation.override("nl"):
        inhoud = dict(make_stand(read_overzicht(user=request.user), op=timezone.now()))
        inhoud["bevindingen"] = make_bevindingen(read_filtered(request))
    return _download(JsonResponse(inhoud, json_dumps_params={"ensure_ascii": False}), "toegankelijkheid.json")


@require_GET
def als_earl(request: HttpRequest) -> HttpResponse:
    """Findings for tools that read the W3C's vocabulary."""
    graaf = make_earl(read_filtered(request), ronde=last_ronde())
    antwoord = JsonResponse(graaf, json_dumps_params={"ensure_ascii": False}, content_type="application/ld+json")
    return _download(antwoord, "toegankelijkheid-earl.jsonld")


@require_GET
def als_pdf(request: HttpRequest) -> HttpResponse:
    """The report for people."""
    with translation.override("nl"):
        inhoud = make_rapport(read_overzicht(user=request.user), read_filtered(request), op=timezone.now())
    return _download(HttpResponse(inhoud, content_type="application/pdf"), "toegankelijkheid.pdf")


def _download(antwoord: HttpResponse, naam: str) -> HttpResponse:
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord.headers["Cache-Control"] = "private, no-store"
    return antwoord
