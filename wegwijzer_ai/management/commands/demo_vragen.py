"""`manage.py demo_vragen`: questions for 'Vragen' in the admin of the demo; refuses outside the demo."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wegwijzer_ai.vragen.demo import ask_demovragen


class Command(BaseCommand):
    """Ask the demo's questions, unless there are questions already."""

    help = "Stel de verzonnen vragen van de demo. Zijn er al vragen, dan gebeurt er niets."

    def handle(self, *_args: object, **_options: object) -> None:
        """Ask them.

        Raises:
            CommandError: this is not the demo.
        """
        if not settings.DEMO:
            raise CommandError("Verzonnen vragen bestaan alleen in de demo.")
        self.stdout.write(f"{ask_demovragen()} vragen gesteld")
