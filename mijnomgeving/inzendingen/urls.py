"""What the person sent, under /mijn/verstuurd/."""

from django.urls import path

from mijnomgeving.inzendingen.views import concept_weggooien, inzending, verstuurd

urlpatterns = [
    path("", verstuurd, name="verstuurd"),
    path("weggooien/", concept_weggooien, name="concept_weggooien"),
    path("<slug:nummer>/", inzending, name="inzending"),
]
