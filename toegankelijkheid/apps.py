"""The app with the shell, the components and the built theme."""

from django.apps import AppConfig


class ToegankelijkheidConfig(AppConfig):
    """Shell, components and theme of every page."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "toegankelijkheid"
    verbose_name = "Toegankelijkheid"
