"""The gate lets be what Wagtail draws around our pages in the admin, and nothing of ours."""

import pytest

from tests.e2e.van_wagtail import VAN_WAGTAIL, find_van_wagtail
from toegankelijkheid.toetsen.bevinding import Bevinding

SPRONG = Bevinding("axe", "region", "#wagtail > a:nth-of-type(1)", "All page content should be in landmarks")
FILTERKNOP = Bevinding(
    "nu", "opbouw", "regel 601", "Element “div” not allowed", fragment='<div class="w-flex w-items-center w-gap-2">'
)


@pytest.mark.parametrize("bevinding", [SPRONG, FILTERKNOP], ids=["skip link", "filter"])
def test_what_wagtail_draws_in_the_admin_is_let_be(bevinding: Bevinding) -> None:
    assert find_van_wagtail(adres="/beheer/reports/links/", bevinding=bevinding)


@pytest.mark.parametrize("bevinding", [SPRONG, FILTERKNOP], ids=["skip link", "filter"])
def test_the_same_on_a_page_of_the_site_counts(bevinding: Bevinding) -> None:
    assert find_van_wagtail(adres="/zoeken/", bevinding=bevinding) is None


@pytest.mark.parametrize(
    "bevinding",
    [
        Bevinding("axe", "region", "#main > div > p", "All page content should be in landmarks"),
        Bevinding("axe", "color-contrast", "#wagtail > a:nth-of-type(1)", "Contrast"),
        Bevinding("eigen", "veldrand-contrast", "#id_q", "De rand van het veld"),
        Bevinding("nu", "opbouw", "regel 601", "Element “div” not allowed", fragment='<div class="onderzoek__rol">'),
    ],
    ids=["our own content", "another rule", "our own field", "our own markup"],
)
def test_what_is_ours_in_the_admin_counts(bevinding: Bevinding) -> None:
    assert find_van_wagtail(adres="/beheer/reports/links/", bevinding=bevinding) is None


def test_each_allowance_says_what_it_is_in_wagtail() -> None:
    redenen = [(van.motor, van.regel, van.reden) for van in VAN_WAGTAIL]
    assert all(reden for _motor, _regel, reden in redenen)
    assert len(set(redenen)) == len(redenen)
