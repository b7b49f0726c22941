"""Contacts, under /mijn/contacten/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
