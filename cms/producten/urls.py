"""URLs of organisations and themes."""

from django.urls import path

from cms.producten import views

app_name = "producten"

urlpatterns = [
    path("organisaties/", views.organisaties, name="organisaties"),
    path("organisaties/<slug:slug>/", views.organisatie, name="organisatie"),
    path("themas/", views.themas, name="themas"),
    path("themas/<slug:slug>/", views.thema, name="thema"),
]
