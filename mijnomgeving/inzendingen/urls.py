"""What the person sent, under /mijn/verstuurd/."""

from django.urls import path

from mijnomgeving.inzendingen.views import inzending, verstuurd

urlpatterns = [
    path("", verstuurd, name="verstuurd"),
    path("<slug:nummer>/", inzending, name="inzending"),
]
