"""Address of the figures."""

from django.urls import path

from portal.meten import views

app_name = "meten"

urlpatterns = [path("metrieken/", views.metrieken, name="metrieken")]
