"""Where the assistant's page lives."""

from django.urls import path

from wegwijzer_ai import views
from wegwijzer_ai.rapport import views as rapport

app_name = "wegwijzer"

urlpatterns = [
    path("wegwijzer/", views.vraag, name="vraag"),
    path("wegwijzer/oordeel/", views.oordeel, name="oordeel"),
    path("wegwijzer/gesprek/", views.gesprek, name="gesprek"),
    path("wegwijzer/uitleg/", rapport.uitleg, name="uitleg"),
    path("wegwijzer/algoritmeregister.json", rapport.algoritmeregister, name="algoritmeregister"),
]
