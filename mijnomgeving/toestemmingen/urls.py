"""Consents, under /mijn/toestemmingen/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
