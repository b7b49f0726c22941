"""Rights, under /mijn/regelingen/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
