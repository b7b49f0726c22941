"""The log that people read, under /mijn/inzage/."""

from django.urls import path

from mijnomgeving.inzage.views import download, filteren, gebruik, inzage, schrijven

urlpatterns = [
    path("", inzage, name="inzage"),
    path("filteren/", filteren, name="inzage_filteren"),
    path("download/<slug:soort>/", download, name="inzage_download"),
    path("<slug:logboek>/<slug:kenmerk>/", gebruik, name="gebruik"),
    path("<slug:logboek>/<slug:kenmerk>/<slug:manier>/", schrijven, name="gebruik_schrijven"),
]
