"""Extracts, under /mijn/uittreksels/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
