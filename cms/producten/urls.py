"""URLs of organisations, themes and schemes."""

from django.urls import path

from cms.producten import views

app_name = "producten"

urlpatterns = [
    path("organisaties/", views.organisaties, name="organisaties"),
    path("organisaties/<slug:slug>/", views.organisatie, name="organisatie"),
    path("ondernemers/subsidies/", views.subsidies, name="subsidies"),
    path("themas/", views.themas, name="themas"),
    path("themas/<slug:slug>/", views.thema, name="thema"),
]
