"""URLs of the status, below /status/."""

from django.urls import path

from mijnomgeving.status import views

app_name = "status"

urlpatterns = [
    path("", views.status, name="status"),
    path("storingen.atom", views.storingen_atom, name="atom"),
]
