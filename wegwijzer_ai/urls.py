"""Where the assistant's page lives."""

from django.urls import path

from wegwijzer_ai import views

app_name = "wegwijzer"

urlpatterns = [
    path("wegwijzer/", views.vraag, name="vraag"),
]
