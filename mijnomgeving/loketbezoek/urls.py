"""What a person sees of the counter, under /mijn/loket/."""

from django.urls import path

from mijnomgeving.loketbezoek.views import intrekken, loket, vraag, weigeren

urlpatterns = [
    path("", loket, name="loket"),
    path("<uuid:vraag_id>/", vraag, name="loket_vraag"),
    path("<uuid:vraag_id>/nee/", weigeren, name="loket_weigeren"),
    path("<uuid:vraag_id>/intrekken/", intrekken, name="loket_intrekken"),
]
