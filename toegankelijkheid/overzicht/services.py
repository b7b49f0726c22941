"""A person judges what programs found, and says why."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from toegankelijkheid.toetsen.models import Gevonden, Mensoordeel

ACTIE = "toegankelijkheid.oordeel"


@transaction.atomic
def judge(*, gevonden: Gevonden, oordeel: Mensoordeel | None, toelichting: str, door: User) -> None:
    """Keep what a person thinks of a finding, with who and why in the log of the admin; None takes a judgement back.

    Raises:
        ValueError: there is no reason.
    """
    if not toelichting.strip():
        raise ValueError("a finding is not judged without a reason")
    gevonden.oordeel = oordeel.value if oordeel else ""
    gevonden.toelichting = toelichting
    gevonden.beoordeeld_door = door
    gevonden.beoordeeld_op = timezone.now()
    gevonden.save(update_fields=["oordeel", "toelichting", "beoordeeld_door", "beoordeeld_op"])
    log(gevonden, ACTIE, user=door, data={"oordeel": gevonden.oordeel, "toelichting": toelichting})
