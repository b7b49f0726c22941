"""The profile, under /mijn/profiel/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
