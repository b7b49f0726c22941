"""URLs of help beside the work, under /loket/hulp/."""

from django.urls import path

from mijnomgeving.loket.hulp.views import contactgids, hulp, statussen, wegwijzer, werkinstructie

urlpatterns = [
    path("", hulp, name="hulp"),
    path("werkinstructies/<slug:slug>/", werkinstructie, name="werkinstructie"),
    path("statussen/", statussen, name="statussen"),
    path("contactgids/", contactgids, name="contactgids"),
    path("wegwijzer/", wegwijzer, name="wegwijzer"),
]
