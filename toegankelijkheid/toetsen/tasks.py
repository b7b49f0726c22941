"""What the worker does for the checks."""

from collections.abc import Sequence
from contextlib import suppress

from celery import shared_task

from toegankelijkheid.toetsen import services
from toegankelijkheid.toetsen.models import Rondesoort, Toetsronde


@shared_task(name="toegankelijkheid.toetsen.tasks.run_ronde")
def run_ronde(pk: int, adressen: Sequence[str] | None = None, vanaf: int = 0) -> None:
    """Do a round that was asked for; what does not fit in one task goes on in the next."""
    ronde = Toetsronde.objects.filter(pk=pk, klaar_op=None).first()
    if ronde is None:
        return
    verder = services.run_ronde(ronde=ronde, adressen=adressen, vanaf=vanaf)
    if verder is not None:
        run_ronde.delay(pk=pk, adressen=adressen, vanaf=verder)


@shared_task(name="toegankelijkheid.toetsen.tasks.begin_nacht")
def begin_nacht() -> None:
    """Each night: a round over everything, unless one runs."""
    with suppress(services.Bezet):
        services.begin_ronde(soort=Rondesoort.NACHTELIJK)


@shared_task(name="toegankelijkheid.toetsen.tasks.wipe_old")
def wipe_old() -> None:
    """Each night: rounds and mended problems go after 400 days."""
    services.wipe_old()
