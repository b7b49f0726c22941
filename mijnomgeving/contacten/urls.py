"""Contacts, under /mijn/contacten/."""

from django.urls import path

from mijnomgeving.contacten.views import contacten

urlpatterns = [path("", contacten, name="contacten")]
