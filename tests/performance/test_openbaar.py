"""What the visitors saw of a publication is counted for each node, and only until the next one."""

import pytest

from tests.performance.bezoeker import MetingMislukt
from tests.performance.openbaar import Beeld, Kijkers

A, B = "http://knoop-a", "http://knoop-b"
# Node, moments of question and answer, the mark on the page, and whether it was made for this question.
GEZIEN = [
    (A, 10.1, 10.2, "oud", False),
    (A, 10.4, 10.5, "oud", False),
    (A, 10.6, 10.7, "nieuw", True),
    (A, 10.8, 10.9, "nieuw", False),
    (B, 10.2, 10.3, "nieuw", True),
    (B, 10.2, 10.3, "nieuw", True),
    (A, 16.0, 16.1, "nog nieuwer", True),
]


def kijkers() -> Kijkers:
    gekeken = Kijkers([A, B], 0)
    gekeken.gezien = GEZIEN
    return gekeken


def test_a_node_is_fresh_after_its_last_old_answer() -> None:
    beeld = kijkers().after(A, "nieuw", begin=9.0, klaar=10.0, tot=15.0)

    assert (round(beeld.vers, 3), beeld.gemaakt) == (0.4, 1)


def test_a_node_that_makes_the_page_twice_shows() -> None:
    assert kijkers().after(B, "nieuw", begin=9.0, klaar=10.0, tot=15.0) == Beeld(0.0, 2)


def test_what_was_made_before_the_publication_was_out_counts_as_well() -> None:
    assert kijkers().after(B, "nieuw", begin=9.0, klaar=10.9, tot=15.0) == Beeld(0.0, 2)


def test_what_was_seen_after_the_next_publication_does_not_count() -> None:
    assert kijkers().after(A, "nog nieuwer", begin=14.0, klaar=15.0, tot=20.0) == Beeld(0.0, 1)


def test_a_publication_that_nobody_saw_is_no_measurement() -> None:
    with pytest.raises(MetingMislukt, match="nobody saw"):
        kijkers().after(B, "nog nieuwer", begin=14.0, klaar=15.0, tot=20.0)
