"""Makes the demo's editor account; refuses outside the demo."""

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Maak de redacteur van de demo (redacteur / redacteur)."

    def handle(self, *_args: object, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Dit account bestaat alleen in de demo.")
        redacteur, nieuw = User.objects.get_or_create(
            username="redacteur", defaults={"is_staff": True, "is_superuser": True, "first_name": "Rina"}
        )
        if nieuw:
            redacteur.set_password("redacteur")
            redacteur.save()
