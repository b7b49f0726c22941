"""Where a calendar program comes, under /agenda/."""

from django.urls import re_path

from mijnomgeving.verplichtingen.openbaar import agenda
from portal.core.brievenbus import LENGTE

urlpatterns = [
    re_path(rf"^(?P<key>[A-Za-z0-9_-]{{{LENGTE}}})\.ics$", agenda, name="agenda"),
]
