"""URLs of life events beside those of their pages, which Wagtail serves."""

from django.urls import include, path

from levensgebeurtenissen.rekenen.views import hoe_rekenen_wij

app_name = "levensgebeurtenissen"

urlpatterns = [
    path("hoe-rekenen-wij/", hoe_rekenen_wij, name="hoe_rekenen_wij"),
    path("regelhulpen/", include("levensgebeurtenissen.regelhulpen.urls")),
]
