"""Dutch text as sentences and words."""

import re
from dataclasses import dataclass
from functools import cached_property

_EINDE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-ZÀ-Ý0-9€'])")
_AFKORTING_MET_PUNT = re.compile(
    r"(?:^|[\s(])(?:bijv|bv|d\.w\.z|enz|etc|e\.d|t/m|incl|excl|max|min|nr|art|blz|mr|dr|drs|ir|prof|St|ca|jl|o\.a|p\.p|[A-Z])\.$",
    re.IGNORECASE,
)
_WOORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*", re.UNICODE)
_KLINKERS = re.compile(r"ij|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|[aeiouyàáâäèéêëìíîïòóôöùúûü]")


@dataclass(frozen=True)
class Zin:
    """One sentence, with its words as they stand and in lower case."""

    tekst: str

    @cached_property
    def woorden(self) -> tuple[str, ...]:
        """The words and numbers, without punctuation."""
        return tuple(_WOORD.findall(self.tekst))

    @cached_property
    def klein(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(woord.lower() for woord in self.woorden)


def split_zinnen(tekst: str) -> list[Zin]:
    """The sentences of a text. A line is at least one sentence; `bijv.` and `art.` end none."""
    zinnen: list[Zin] = []
    for regel in tekst.splitlines():
        begin = ""
        for stuk in _EINDE.split(regel.strip()):
            begin = f"{begin} {stuk}".strip()
            if _AFKORTING_MET_PUNT.search(begin):
                continue
            if begin:
                zinnen.append(Zin(begin))
            begin = ""
        if begin:
            zinnen.append(Zin(begin))
    return zinnen


def count_lettergrepen(woord: str) -> int:
    """About how many syllables a word has: its groups of vowels."""
    return max(1, len(_KLINKERS.findall(woord.lower())))
