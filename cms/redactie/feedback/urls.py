"""URLs of reactions."""

from django.urls import path

from cms.redactie.feedback import views

app_name = "reactie"

urlpatterns = [
    path("reactie/", views.geef, name="geef"),
    path("reactie/bedankt/", views.bedankt, name="bedankt"),
    path("reactie/gedaan/", views.gedaan, name="gedaan"),
]
