"""The field for files on a form: what people read when a file is refused, and the scanner (KWALITEIT B35)."""

import os
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from pytest_django import Settings

from mijnomgeving.bestanden.velden import BestandenVeld
from tests.mijnomgeving.bestanden.maken import EICAR, jpeg, packed, pdf, png

pytestmark = pytest.mark.norm("B35")
BRIEF = pdf(b"<</Type/Catalog>>")


class Formulier(forms.Form):
    bestanden = BestandenVeld()


class Clamd(threading.Thread):
    """clamd as far as INSTREAM goes: reads the pieces, and finds EICAR (clamd(8))."""

    def __init__(self, luistert: socket.socket, *, grens: int = 20_000_000, stil: bool = False) -> None:
        super().__init__(daemon=True)
        self.luistert, self.grens, self.stil = luistert, grens, stil
        self.gezien: list[bytes] = []

    def run(self) -> None:
        while True:
            try:
                lijn, _adres = self.luistert.accept()
            except OSError:
                return
            with lijn, lijn.makefile("rb") as lezer:
                if self.stil:
                    continue
                assert lezer.read(10) == b"zINSTREAM\0"
                inhoud = b""
                while lengte := struct.unpack("!I", lezer.read(4))[0]:
                    inhoud += lezer.read(lengte)
                self.gezien.append(inhoud)
                lijn.sendall(self.verdict(inhoud))

    def verdict(self, inhoud: bytes) -> bytes:
        if len(inhoud) > self.grens:
            return b"INSTREAM size limit exceeded. ERROR\0"
        return b"stream: Eicar-Signature FOUND\0" if EICAR in inhoud else b"stream: OK\0"


@pytest.fixture
def clamd(settings: Settings) -> Iterator[Clamd]:
    with socket.create_server(("127.0.0.1", 0)) as luistert:
        draait = Clamd(luistert)
        draait.start()
        settings.VIRUSSCANNER = f"tcp://127.0.0.1:{luistert.getsockname()[1]}"
        yield draait
        luistert.shutdown(socket.SHUT_RDWR)


def fill(*bestanden: tuple[str, bytes]) -> Formulier:
    gekozen = [SimpleUploadedFile(naam, inhoud, content_type="application/pdf") for naam, inhoud in bestanden]
    return Formulier({}, MultiValueDict({"bestanden": gekozen}))


def errors(*bestanden: tuple[str, bytes]) -> list[str]:
    return [str(fout) for fout in fill(*bestanden).errors.get("bestanden", [])]


def test_two_good_files_come_in_and_were_scanned(clamd: Clamd) -> None:
    formulier = fill(("brief.pdf", BRIEF), ("dak.jpg", jpeg()))

    assert formulier.is_valid()
    assert [(b.naam, b.soort) for b in formulier.cleaned_data["bestanden"]] == [
        ("brief.pdf", "application/pdf"),
        ("dak.jpg", "image/jpeg"),
    ]
    assert clamd.gezien == [BRIEF, jpeg()]


def test_a_virus_is_named_and_nothing_comes_in(clamd: Clamd) -> None:
    assert errors(("brief.pdf", BRIEF), ("virus.pdf", pdf(b"<<>>" + EICAR))) == [
        "In ‘virus.pdf’ zit een virus. Wij hebben het niet bewaard."
    ]


def test_a_scanner_that_is_down_means_that_nothing_comes_in(settings: Settings) -> None:
    settings.VIRUSSCANNER = "tcp://127.0.0.1:1"
    [fout] = errors(("brief.pdf", BRIEF))
    assert fout.startswith("Wij kunnen bestanden nu niet op virussen controleren.")


@pytest.mark.parametrize("hoe", ["stil", "grens"])
def test_a_scanner_that_gives_no_verdict_means_the_same(clamd: Clamd, hoe: str) -> None:
    clamd.stil, clamd.grens = hoe == "stil", 10
    [fout] = errors(("brief.pdf", BRIEF))
    assert "Probeer het over een paar minuten opnieuw." in fout


def test_a_scanner_may_listen_on_a_socket_of_this_machine(tmp_path: Path, settings: Settings) -> None:
    # The path of a socket is at most 107 characters, so not below a long temporary folder.
    pad = f"/tmp/clamd-proef-{os.getpid()}"  # noqa: S108
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as luistert:
        luistert.bind(pad)
        try:
            luistert.listen()
            draait = Clamd(luistert)
            draait.start()
            settings.VIRUSSCANNER = f"unix://{pad}"
            assert errors(("brief.pdf", BRIEF)) == []
            luistert.shutdown(socket.SHUT_RDWR)
        finally:
            Path(pad).unlink()
    settings.VIRUSSCANNER = f"unix://{tmp_path}/niet-daar"
    assert len(errors(("brief.pdf", BRIEF))) == 1


def test_every_file_that_is_refused_is_named_with_what_to_do() -> None:
    fouten = errors(
        ("foto.heic", b"\0\0\0\x18ftypheic"),
        ("leeg.pdf", BRIEF[:20]),
        ("slot.pdf", pdf(b"<<>>", staart=b"/Encrypt 9 0 R")),
        ("slim.pdf", pdf(packed(b"1 0 <</S/JavaScript>>"))),
        ("groot.png", png(60_000, 60_000)),
    )
    assert [fout.split("’")[0].rpartition("‘")[2] for fout in fouten] == [
        "foto.heic", "leeg.pdf", "slot.pdf", "slim.pdf", "groot.png",
    ]  # fmt: skip
    assert "Bewaar haar dan als jpg." in fouten[0]


def test_six_files_or_one_of_eleven_megabytes_are_too_much() -> None:
    assert errors(*[(f"{nr}.png", png()) for nr in range(6)]) == ["Kies hoogstens 5 bestanden."]
    assert errors(("groot.pdf", BRIEF + b"\0" * 11_000_000)) == ["‘groot.pdf’ is groter dan 10 MB. Maak het kleiner."]


def test_a_field_that_need_not_be_filled_in_gives_no_files() -> None:
    class Vrij(forms.Form):
        bestanden = BestandenVeld(required=False)

    formulier = Vrij({}, MultiValueDict())
    assert formulier.is_valid()
    assert formulier.cleaned_data["bestanden"] == ()
    assert errors() == ["Kies een bestand."]
