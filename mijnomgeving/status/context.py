"""What every page tells of outages and maintenance; the shell shows it (`schil/storingen.html`)."""

from django.http import HttpRequest
from django.utils import timezone

from mijnomgeving.status.beeld import Melding
from mijnomgeving.status.register import list_voor


def storingsmeldingen(request: HttpRequest) -> dict[str, object]:
    """What concerns this page; the shell leaves out what is of an organisation that the page is not about."""
    nu = timezone.now()
    return {
        "storingsmeldingen": [Melding(rij, None, begonnen=rij.van <= nu) for rij in list_voor(request.path_info, nu=nu)]
    }
