"""Tell the mailbox in time that a status will get lower by itself."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.outbox.services import enqueue
from toegankelijkheid.verklaring.meldingen import POST
from toegankelijkheid.verklaring.selectors import read_stand

# Days before the end: time for research, time for a signature, the last call.
DAGEN_VOORAF = (60, 30, 7)


@transaction.atomic
def remind() -> bool:
    """Each day: put a mail in the outbox when such a day has come that no mail went for yet; True when it did."""
    vandaag = timezone.localdate()
    stand = read_stand(vandaag=vandaag)
    tot, verklaring = stand.uitslag.geldig_tot, stand.verklaring
    if verklaring is None or tot is None:
        return False
    bereikt = [tot - timedelta(days=dagen) for dagen in DAGEN_VOORAF if tot - timedelta(days=dagen) <= vandaag]
    if not bereikt or (verklaring.herinnerd_op and verklaring.herinnerd_op >= max(bereikt)):
        return False
    enqueue(
        topic=POST,
        payload={"soort": "herinnering", "versie": verklaring.versie, "tot": tot.isoformat()},
        sleutel=f"verklaring:herinnering:{verklaring.versie}:{max(bereikt).isoformat()}",
    )
    verklaring.herinnerd_op = vandaag
    verklaring.save(update_fields=["herinnerd_op"])
    return True
