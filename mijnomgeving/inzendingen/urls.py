"""What was sent, under /mijn/verstuurd/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
