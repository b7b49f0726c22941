"""URLs of the feeds."""

from django.urls import path

from cms.samenwerkende_catalogi import views

app_name = "samenwerkende_catalogi"

urlpatterns = [
    path("sc/producten.xml", views.producten, name="producten"),
    path("sc/<slug:slug>/producten.xml", views.producten, name="organisatie"),
]
