"""Messages, under /mijn/berichten/."""

from django.urls import path

from mijnomgeving.berichten.views import bericht, berichten, bijlage

urlpatterns = [
    path("", berichten, name="berichten"),
    path("<slug:magazijn>/<uuid:bericht_id>/", bericht, name="bericht"),
    path("<slug:magazijn>/<uuid:bericht_id>/bijlagen/<uuid:bijlage_id>/", bijlage, name="bijlage"),
]
