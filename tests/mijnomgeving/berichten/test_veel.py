"""With the marks of very many people the list stays one look-up by index (KWALITEIT P11)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mijnomgeving.berichten.merken import Merken
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving.conftest import NOOR

VUL = """
    INSERT INTO mijnomgeving_berichtmerk (betrokkene, bericht, gelezen, plaats, versie)
    SELECT md5('wie' || n / 50) || md5('ook' || n / 50), md5('bericht' || n), true, '', 1
    FROM generate_series(1, 20000) AS n
"""


@pytest.mark.norm("P11")
def test_the_marks_of_one_person_are_found_by_index(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(VUL)
        cursor.execute("ANALYZE mijnomgeving_berichtmerk")
        with CaptureQueriesContext(connection) as vragen:
            Merken.of(Persoon(Bsn(NOOR)))
        assert len(vragen) == 2
        for vraag in vragen.captured_queries:
            cursor.execute(f"EXPLAIN {vraag['sql']}")
            plan = "\n".join(regel for (regel,) in cursor.fetchall())
            if "berichtmerk" in plan:
                assert "berichtmerk_eenmaal" in plan
                assert "Seq Scan" not in plan
