"""Every row of the norms is shown by a test, and docs/normen.md says by which."""

from tests import normen


def test_every_row_has_a_test() -> None:
    assert sorted(set(normen.rijen()) - set(normen.tests_per_rij())) == []


def test_no_test_names_a_row_that_does_not_exist() -> None:
    of_speed = {nummer for nummer in normen.tests_per_rij() if nummer.startswith("P")}
    assert sorted(set(normen.tests_per_rij()) - set(normen.rijen()) - of_speed) == []


def test_the_document_is_what_the_tests_say() -> None:
    assert normen.DOCUMENT.read_text(encoding="utf-8") == normen.document()
