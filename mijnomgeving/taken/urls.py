"""Taken, under /mijn/taken/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
