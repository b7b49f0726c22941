"""Atheris on the reader of Samenwerkende Catalogi: records, faults or a refusal, and nothing else, for any bytes.

Run by `make fuzz` (deploy/fuzz/fuzz.sh), which gives the folder of inputs and how long. What breaks it is written where
it is started; put it as a case in tests/cms/samenwerkende_catalogi/test_feed.py and mend the reader.
"""

import sys
from io import BytesIO

import atheris

with atheris.instrument_imports(include=["cms.samenwerkende_catalogi", "defusedxml", "xml.etree"]):
    from cms.samenwerkende_catalogi.feed import MAX_TITEL, FeedGeweigerd, RecordFout, ScRecord, read_feed


def read(data: bytes) -> None:
    """One input: whatever comes of it is what an importer can go on with."""
    try:
        for record in read_feed(BytesIO(data)):
            check(record)
    except FeedGeweigerd:
        return


def check(record: ScRecord | RecordFout) -> None:
    """A record is whole, and a fault says of which record it is and why."""
    if isinstance(record, RecordFout):
        assert str(record)
        return
    assert record.titel
    assert len(record.titel) <= MAX_TITEL
    assert record.url.startswith(("http://", "https://"))
    assert "<script" not in record.html.lower()


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
