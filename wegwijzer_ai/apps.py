"""The app `wegwijzer_ai`."""

from django.apps import AppConfig


class WegwijzerAiConfig(AppConfig):
    """The assistant and the search engine behind it."""

    name = "wegwijzer_ai"
    label = "wegwijzer_ai"
    verbose_name = "Wegwijzer"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the national editors their rights, put what people ask on Mijn werk, and say where the model is."""
        from wegwijzer_ai.beheer import rechten, werk  # noqa: PLC0415 - models are loaded now
        from wegwijzer_ai.generator.adres import register_adres  # noqa: PLC0415
        from wegwijzer_ai.index.opslag import gelijkloop  # noqa: PLC0415

        rechten.connect()
        werk.connect()
        register_adres()
        gelijkloop.connect()
