"""What was sent, newest first: mails of the portal, and codes by mail or text message."""

from collections import deque
from dataclasses import dataclass, field
from email import message_from_string, policy
from email.message import EmailMessage

from aiohttp import web

_MEEST = 200
# To such an address nothing can be delivered: the mail comes back by itself.
STUITERT = "stuitert"


@dataclass(slots=True, kw_only=True)
class Poststuk:
    """One mail or text message; `kenmerk` is by which its sender knows it, empty for a code."""

    nummer: int
    aan: str = field(repr=False)
    onderwerp: str
    tekst: str = field(repr=False)
    kenmerk: str = ""
    afmelden: str = ""
    terug: bool = False

    @property
    def stuitert(self) -> bool:
        """Whether the address takes no mail."""
        return self.aan.partition("@")[0].startswith(STUITERT)


class Postvak:
    """All post of this process."""

    def __init__(self) -> None:
        self._stukken: deque[Poststuk] = deque(maxlen=_MEEST)
        self._geteld = 0

    def reset(self) -> None:
        """Empty it."""
        self._stukken.clear()

    def add_code(self, aan: str, code: str) -> None:
        """A code of the Profielservice, by mail or as a text message."""
        onderwerp = "Uw code" if "@" in aan else "Sms: uw code"
        self._add(Poststuk(nummer=0, aan=aan, onderwerp=onderwerp, tekst=f"Uw code is {code}. Hij werkt 15 minuten."))

    def add_mail(self, rauw: str) -> Poststuk | None:
        """A mail as it goes over the line (RFC 5322); None when one with this Message-ID is here already.

        A mail server that was told twice shows it once, as the programs of receivers do.
        """
        bericht = message_from_string(rauw, policy=policy.default)
        assert isinstance(bericht, EmailMessage)  # noqa: S101 - what this policy makes
        kenmerk = str(bericht["Message-ID"] or "").strip("<> ")
        if kenmerk and any(stuk.kenmerk == kenmerk for stuk in self._stukken):
            return None
        deel = bericht.get_body(("plain", "html"))
        return self._add(
            Poststuk(
                nummer=0,
                aan=str(bericht["To"] or ""),
                onderwerp=str(bericht["Subject"] or ""),
                tekst=deel.get_content() if isinstance(deel, EmailMessage) else "",
                kenmerk=kenmerk,
                afmelden=str(bericht["List-Unsubscribe"] or "").strip("<> "),
            )
        )

    def find(self, nummer: int) -> Poststuk | None:
        """The piece with this number."""
        return next((stuk for stuk in self._stukken if stuk.nummer == nummer), None)

    def list_stukken(self) -> list[Poststuk]:
        """All, newest first."""
        return list(self._stukken)

    def _add(self, stuk: Poststuk) -> Poststuk:
        self._geteld += 1
        stuk.nummer = self._geteld
        self._stukken.appendleft(stuk)
        return stuk


POSTVAK: web.AppKey[Postvak] = web.AppKey("postvak", Postvak)
