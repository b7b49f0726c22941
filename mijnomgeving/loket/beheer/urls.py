"""URLs of the team lead, under /loket/beheer/."""

from django.urls import path

from mijnomgeving.loket.beheer.views import beheer, cijfers, cijfers_csv, collega, team, team_sluiten, toegang

urlpatterns = [
    path("", beheer, name="beheer"),
    path("teams/nieuw/", team, name="team_nieuw"),
    path("teams/<uuid:team_id>/", team, name="team"),
    path("teams/<uuid:team_id>/opheffen/", team_sluiten, name="team_sluiten"),
    path("medewerkers/<str:kenmerk>/", collega, name="collega"),
    path("medewerkers/<str:kenmerk>/toegang/", toegang, name="collega_toegang"),
    path("cijfers/", cijfers, name="cijfers"),
    path("cijfers.csv", cijfers_csv, name="cijfers_csv"),
]
