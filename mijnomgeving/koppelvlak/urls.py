"""Systems of a company, under /mijn/koppelvlak/."""

from django.urls import path

from mijnomgeving.koppelvlak import views, webhookviews

_WEBHOOK = "<uuid:systeem_id>/webhooks/<uuid:webhook_id>/"

urlpatterns = [
    path("", views.koppelvlak, name="koppelvlak"),
    path("nieuw/", views.systeem_nieuw, name="systeem_nieuw"),
    path("<uuid:systeem_id>/", views.systeem, name="systeem"),
    path("<uuid:systeem_id>/overnemen/", views.overnemen, name="systeem_overnemen"),
    path("<uuid:systeem_id>/intrekken/", views.systeem_intrekken, name="systeem_intrekken"),
    path("<uuid:systeem_id>/sleutels/", views.sleutel_erbij, name="sleutel_erbij"),
    path("<uuid:systeem_id>/sleutels/<int:sleutel_id>/weg/", views.sleutel_weg, name="sleutel_weg"),
    path("<uuid:systeem_id>/webhooks/", webhookviews.webhook_nieuw, name="webhook_nieuw"),
    path(f"{_WEBHOOK}controleren/", webhookviews.webhook_controleren, name="webhook_controleren"),
    path(f"{_WEBHOOK}proef/", webhookviews.webhook_proef, name="webhook_proef"),
    path(f"{_WEBHOOK}weg/", webhookviews.webhook_weg, name="webhook_weg"),
    path(f"{_WEBHOOK}opnieuw/<uuid:levering_id>/", webhookviews.webhook_opnieuw, name="webhook_opnieuw"),
]
