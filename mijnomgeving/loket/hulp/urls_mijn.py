"""URLs of summaries for the person, under /mijn/loket/samenvattingen/."""

from django.urls import path

from mijnomgeving.loket.hulp.persoon import samenvatting, samenvattingen, weggooien

urlpatterns = [
    path("", samenvattingen, name="loket_samenvattingen"),
    path("<uuid:samenvatting_id>/", samenvatting, name="loket_samenvatting"),
    path("<uuid:samenvatting_id>/weggooien/", weggooien, name="loket_samenvatting_weggooien"),
]
