"""The chain under load: many pages at once, one chain without a gap."""

import threading

import pytest
from django.db import connection

from portal.verantwoording.models import AuditRegel
from portal.verantwoording.selectors import check_keten
from portal.verantwoording.services import record_reads
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.verantwoording import NOOR, GelezenBronFactory


@pytest.mark.norm("B24")
@pytest.mark.django_db(transaction=True)
def test_pages_that_log_at_the_same_moment_make_one_chain() -> None:
    def page() -> None:
        for _ in range(10):
            record_reads(
                handelende=NOOR,
                betrokkene=NOOR,
                activiteit=REGISTER["mijn-overzicht"],
                gelezen=GelezenBronFactory.build_batch(3),
            )
        connection.close()

    threads = [threading.Thread(target=page) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert AuditRegel.objects.count() == 180
    assert check_keten() is None
