"""The address of the list of words."""

from django.urls import path

from cms.begrippen.views import begrippen

app_name = "begrippen"

urlpatterns = [path("begrippen/", begrippen, name="lijst")]
