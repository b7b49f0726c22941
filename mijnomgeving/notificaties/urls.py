"""What a mail refers to without logging in, under /notificaties/."""

from django.urls import path

from mijnomgeving.notificaties.views import afmelden

app_name = "notificaties"

urlpatterns = [path("afmelden/<str:code>/", afmelden, name="afmelden")]
