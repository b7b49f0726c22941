"""URLs of what waits, under /loket/werk/."""

from django.urls import path

from mijnomgeving.loket.beheer.werkviews import afronden, oppakken, poging, teruggeven, toewijzen, werk, werkstuk

urlpatterns = [
    path("", werk, name="werk"),
    path("<uuid:werkstuk_id>/", werkstuk, name="werkstuk"),
    path("<uuid:werkstuk_id>/oppakken/", oppakken, name="werk_oppakken"),
    path("<uuid:werkstuk_id>/teruggeven/", teruggeven, name="werk_teruggeven"),
    path("<uuid:werkstuk_id>/poging/", poging, name="werk_poging"),
    path("<uuid:werkstuk_id>/afronden/", afronden, name="werk_afronden"),
    path("<uuid:werkstuk_id>/toewijzen/", toewijzen, name="werk_toewijzen"),
]
