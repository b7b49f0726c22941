"""One portal per folder: a second one is told so, and what a killed one left behind is ended first."""

import fcntl
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

SLOT, PROCESSEN = "slot", "processen"
WACHT_SECONDEN = 10


class MapBezet(RuntimeError):
    """Another portal runs from this folder; the message says where it is."""


@contextmanager
def hold(var: Path, *, wie: str) -> Iterator[None]:
    """Keep the folder for this process alone; the lock goes with the process, however it ends.

    Raises:
        MapBezet: another process holds it.
    """
    var.mkdir(parents=True, exist_ok=True)
    with (var / SLOT).open("a+") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            slot.seek(0)
            raise MapBezet(f"vanuit {var} draait al een portaal: {slot.read() or 'het begint net'}") from error
        slot.truncate(0)
        slot.write(wie)
        slot.flush()
        yield


def record(var: Path, proces: subprocess.Popen[bytes], *, stop: signal.Signals) -> None:
    """Write down a process that leads its own group, so that a later start can end it."""
    with suppress(psutil.NoSuchProcess), (var / PROCESSEN).open("a") as lijst:
        lijst.write(f"{proces.pid} {psutil.Process(proces.pid).create_time()} {stop.name}\n")


def end_orphans(var: Path) -> int:
    """End what an earlier portal left running in this folder; says how many processes that were."""
    lijst = var / PROCESSEN
    if not lijst.exists():
        return 0
    over = []
    for regel in reversed(lijst.read_text().splitlines()):
        pid, begin, stop = regel.split()
        if groep := _list_group(int(pid), begin=float(begin)):
            os.killpg(int(pid), signal.Signals[stop])
            over += groep
    for proces in psutil.wait_procs(over, timeout=WACHT_SECONDEN)[1]:
        with suppress(psutil.NoSuchProcess):
            proces.kill()
    lijst.unlink()
    return len(over)


def end_group(pid: int) -> None:
    """Kill what is left of a group whose leader has ended."""
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _list_group(pid: int, *, begin: float) -> list[psutil.Process]:
    """The processes of a group that we started then; none when the number now belongs to another."""
    if begin < psutil.boot_time():
        return []
    with suppress(psutil.NoSuchProcess):
        if psutil.Process(pid).create_time() != begin:
            return []
    return [proces for proces in psutil.process_iter(["status"]) if _group_of(proces) == pid]


def _group_of(proces: psutil.Process) -> int | None:
    """The group of a living process."""
    try:
        return None if proces.info["status"] == psutil.STATUS_ZOMBIE else os.getpgid(proces.pid)
    except ProcessLookupError:
        return None
