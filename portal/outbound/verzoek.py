"""A call to a source and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Literal, Protocol

from portal.core.deadline import Deadline

Methode = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
MAX_ANTWOORD = 5 * 1024 * 1024


class Auth(Protocol):
    """Proves to a source who we are."""

    async def headers(self, *, deadline: Deadline) -> Mapping[str, str]:
        """The headers to add.

        Raises:
            BronFout: no proof could be had.
        """
        ...

    def forget(self) -> None:
        """Called when the source refused the proof, so that the next call gets a new one."""
        ...


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One call. Only `bron` and `methode` show in a repr: the rest may hold personal data or a secret.

    Args:
        bron: the source's name as people know it; the circuit breaker and the retry budget go by it.
        methode: HTTP method.
        url: absolute address.
        headers: extra headers.
        params: query parameters.
        json: body as JSON.
        form: body as a form; not together with `json`.
        inhoud: body as it is, for what is neither; `headers` says what it is.
        auth: proof of who we are, if not in `headers`.
        idempotent: whether calling twice is harmless; a GET always is, a POST that only searches may say so.
        limiet: this call's own limit in seconds; default `settings.BRON_DEADLINE`.
        leest: how to read the body: parsed as JSON, or as bytes (a document to hand on).
        naar: a file that the body is written to as it comes, still packed if the source packed it; for what is too
            large to hold. It is emptied first. `leest` then says nothing.
        hoogstens: the largest body in bytes.
        vreemd: whether the address is somebody else's, such as one that a company typed: it must be https and on the
            public internet then, also when it looks like a source of ours.
        verwacht: statuses that are an answer; any other is raised. Add 404 where "does not exist" is an answer.
    """

    bron: str
    methode: Methode
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    params: Mapping[str, str] | None = field(default=None, repr=False)
    json: Any = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    inhoud: bytes | None = field(default=None, repr=False)
    auth: Auth | None = field(default=None, repr=False)
    idempotent: bool = False
    limiet: float | None = None
    leest: Literal["json", "bytes"] = "json"
    naar: IO[bytes] | None = field(default=None, repr=False)
    hoogstens: int = MAX_ANTWOORD
    vreemd: bool = False
    verwacht: frozenset[int] = frozenset({200, 201, 202, 204})

    @property
    def herhaalbaar(self) -> bool:
        """Whether a second try cannot do any harm."""
        return self.idempotent or self.methode == "GET"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """The answer; `data` is the parsed JSON (None when the body was empty), the bytes, or how many were written."""

    status: int
    data: Any = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
