"""The log that people read, under /mijn/inzage/."""

from django.urls import path

from mijnomgeving.inzage.views import inzage

urlpatterns = [path("", inzage, name="inzage")]
