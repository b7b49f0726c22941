"""URLs of the gallery, below /componenten/."""

from django.urls import path

from toegankelijkheid.componenten import galerij

app_name = "componenten"

urlpatterns = [
    path("", galerij.overzicht, name="overzicht"),
    path("contract.json", galerij.als_json, name="json"),
    path("<slug:sleutel>/", galerij.familiepagina, name="familie"),
    path("<slug:sleutel>/<slug:component>/<slug:toestand>/", galerij.voorbeeldpagina, name="voorbeeld"),
]
