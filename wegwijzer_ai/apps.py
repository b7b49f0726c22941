"""The app `wegwijzer_ai`."""

from django.apps import AppConfig


class WegwijzerAiConfig(AppConfig):
    """The assistant and the search engine behind it."""

    name = "wegwijzer_ai"
    label = "wegwijzer_ai"
    verbose_name = "Wegwijzer"
    default_auto_field = "django.db.models.BigAutoField"
