"""The app `redactie`."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RedactieConfig(AppConfig):
    """The editors' side of the catalogue."""

    name = "cms.redactie"
    label = "redactie"
    verbose_name = _("Redactie")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give each organisation its rights, and connect the workflow and the page Mijn werk."""
        from cms.redactie import post, rechten, rollen, werk, workflow  # noqa: PLC0415 - models are loaded now
        from cms.redactie.feedback import weekbericht  # noqa: PLC0415 - idem
        from cms.redactie.feedback import werk as reactiewerk  # noqa: PLC0415 - idem
        from cms.redactie.kwaliteit import meten, paneel  # noqa: PLC0415 - idem
        from cms.redactie.links import verzamelen  # noqa: PLC0415 - idem
        from cms.redactie.links import werk as linkwerk  # noqa: PLC0415 - idem
        from cms.redactie.toegankelijkheid import documenten, herkomst, publiceren  # noqa: PLC0415 - idem

        rechten.connect()
        rollen.connect()
        workflow.connect()
        post.connect()
        werk.connect()
        meten.connect()
        paneel.connect()
        verzamelen.connect()
        linkwerk.connect()
        reactiewerk.connect()
        weekbericht.connect()
        publiceren.connect()
        documenten.connect()
        herkomst.connect()
        post_migrate.connect(_set_up, dispatch_uid="redactie-inrichten")


def _set_up(app_config: AppConfig, **_kwargs: object) -> None:
    """After the tables and permissions of all apps are there: the national teams and the workflow."""
    from cms.redactie.collecties import sync_alle_collecties  # noqa: PLC0415 - models are loaded now
    from cms.redactie.rollen import ensure_landelijk  # noqa: PLC0415 - idem
    from cms.redactie.workflow import ensure_workflow  # noqa: PLC0415 - idem

    met_tabellen = [config.label for config in apps.get_app_configs() if config.models_module is not None]
    if app_config.label == met_tabellen[-1]:
        ensure_landelijk()
        sync_alle_collecties()
        ensure_workflow()
