"""B36, B39, B45: what reads the words of others gives an answer to anything, soon, and reads the same twice.

The feed of products is tried in tests/cms/samenwerkende_catalogi, what sources send in tests/mijnomgeving/bronnen.
"""

import time

import pytest
from hypothesis import example, given
from hypothesis import settings as proefinstelling
from hypothesis import strategies as st

from cms.attendering.bekendmakingen.mapping import parse_blad
from cms.attendering.bekendmakingen.models import Blad
from portal.core.persoonsgegevens import MASK, mask
from portal.outbound.service import Onbegrijpelijk

SRU = (
    b'<?xml version="1.0" encoding="UTF-8"?><s:searchRetrieveResponse'
    b' xmlns:s="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:g="http://standaarden.overheid.nl/sru"'
    b' xmlns:d="http://purl.org/dc/terms/"><s:numberOfRecords>1</s:numberOfRecords><s:records><s:record>'
    b"<d:identifier>gmb-2026-1</d:identifier><d:title>Boom kappen aan de Kade</d:title>"
    b"<d:available>2026-11-20</d:available><g:preferredUrl>https://blad.test/gmb-2026-1</g:preferredUrl>"
    b"</s:record></s:records></s:searchRetrieveResponse>"
)
# Pieces of what rules look for, so that they meet each other in every order.
STUKKEN = st.sampled_from(
    ["bsn", "mijn naam is", "geboren op", "14-03-1994", "06", "12345678", "NL91ABNA0417164300", "@", ".nl", "3511 AB",
     "12", "straat", "kenteken", "AB-12-CD", "van der", "Jan", "€ 1.200,50", "artikel 3:41", "\n", "  ", "-", "."]
)  # fmt: skip
TEKSTEN = st.text(max_size=200) | st.lists(STUKKEN | st.text(max_size=8), max_size=20).map(" ".join)

ROND = st.text(st.characters(categories=["L", "Z"]), max_size=30).filter(lambda tekst: "eur" not in tekst.lower())


def complete(acht: int) -> str:
    """These eight digits with the ninth that the eleven-test asks; nothing when it would be a ten."""
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), str(acht), strict=True))
    return f"{acht}{som % 11}" if som % 11 < 10 else ""


BSNS = st.integers(10_000_000, 99_999_999).map(complete).filter(bool)


@pytest.mark.norm("B36")
@proefinstelling(deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(SRU)), st.integers(0, 120))
@example(b"", 0, 0)
@example(b"<!DOCTYPE x [<!ENTITY e 'x'>]>", 38, 0)
def test_a_mutated_page_of_announcements_is_a_page_or_not_understood(vulling: bytes, plek: int, weg: int) -> None:
    try:
        blad = parse_blad("koop", SRU[:plek] + vulling + SRU[plek + weg :])
    except Onbegrijpelijk:
        return
    assert isinstance(blad, Blad)
    assert all(rij.url.startswith("http") and rij.kenmerk and rij.titel for rij in blad.bekendmakingen)


@pytest.mark.norm("B45")
@proefinstelling(max_examples=300, deadline=None)
@given(TEKSTEN)
def test_masking_takes_any_text_and_masks_the_same_text_once(tekst: str) -> None:
    schoon, gevonden = mask(tekst)
    assert gevonden == (MASK in schoon) or MASK in tekst
    if not gevonden:
        assert schoon == tekst


@pytest.mark.norm("B45")
@proefinstelling(max_examples=100, deadline=None)
@given(BSNS, ROND, ROND)
def test_a_bsn_is_gone_whatever_stands_around_it(bsn: str, ervoor: str, erna: str) -> None:
    # What has money beside it is an amount, and amounts say nothing about who asks.
    assert bsn not in mask(f"{ervoor} {bsn} {erna}")[0]


@pytest.mark.norm("B39")
@pytest.mark.parametrize(
    "stuk", ["1", "a", "a ", "1 ", "1-", "06-", "a@", "a.", "NL", "straat ", "van der ", "mijn naam is ", "Jan ", "\n"]
)
def test_a_long_text_costs_no_more_than_its_length(stuk: str) -> None:
    kort, lang = (stuk * (lengte // len(stuk)) for lengte in (2_000, 16_000))

    def cost(tekst: str) -> float:
        begin = time.thread_time()
        mask(tekst)
        return time.thread_time() - begin

    cost(kort)
    # Eight times the text: by length eight times the work, by its square sixty-four times.
    assert cost(lang) < 0.05 + 24 * max(cost(kort), 0.001)
