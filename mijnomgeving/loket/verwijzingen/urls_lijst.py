"""The referrals of an organisation, under /loket/verwijzingen/."""

from django.urls import path

from mijnomgeving.loket.verwijzingen.lijstviews import verwijzing, verwijzingen

urlpatterns = [
    path("", verwijzingen, name="verwijzingen"),
    path("<uuid:verwijzing_id>/", verwijzing, name="verwijzing"),
]
