"""How the portal asks the services of RvIG: its proof, and for what goal and for whom."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Auth, Verzoek, request_json

_BALIE = "dienstverlening-balie"


@dataclass(frozen=True, slots=True)
class Bevraging:
    """Why is asked, and who looks at the answer: the three headers that gateways before the BRP demand.

    Args:
        doelbinding: the goal as the BRP knows it.
        gebruiker: who looks; of an employee a pseudonym.
        verwerking: the activity in the verwerkingenregister; empty: the one that the client itself names.
    """

    doelbinding: str
    gebruiker: str = field(repr=False)
    verwerking: str = ""


# People look at their own data: the goal and the user are the same for every question.
_EIGEN = Bevraging("inzage-betrokkene", "betrokkene")
_nu: ContextVar[Bevraging] = ContextVar("bevraging", default=_EIGEN)


@contextmanager
def asking_for_balie(*, verwerking: str, gebruiker: str) -> Iterator[None]:
    """All that the block asks of RvIG is asked for a counter: under its own goal, for this activity and this employee.

    It also holds for what runs on the outbound loop, as the trace does.

    Args:
        verwerking: the activity of the contact; key in the verwerkingenregister.
        gebruiker: the pseudonym of the caseworker.

    Raises:
        ValueError: one of them is missing.
    """
    if not (verwerking and gebruiker):
        raise ValueError("a question for a counter names its activity and who asks")
    token = _nu.set(Bevraging(_BALIE, gebruiker, verwerking))
    try:
        yield
    finally:
        _nu.reset(token)


def current_bevraging() -> Bevraging:
    """For whom and why the calling code asks."""
    return _nu.get()


def require_balie() -> None:
    """That the calling code asks for a counter; for questions that only a caseworker may ask.

    Raises:
        RuntimeError: it does not: the portal would ask in the name of the person.
    """
    if _nu.get().doelbinding != _BALIE:
        raise RuntimeError("only a caseworker may ask this of the BRP")


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """The connection to one or more services of RvIG.

    Args:
        api_key: sent as X-API-KEY; empty where tokens prove who we are.
        auth: gives those tokens (OAuth 2.0 client credentials).
    """

    api_key: str = field(repr=False)
    auth: Auth | None = field(default=None, repr=False)

    async def ask(self, bron: str, url: str, vraag: Mapping[str, Any], *, verwerking: str, deadline: Deadline) -> Any:  # noqa: ANN401 - JSON may be anything
        """The answer to a question; asking is harmless, so it may be asked twice.

        Raises:
            BronFout: there is no usable answer.
        """
        return (await self.ask_antwoord(bron, url, vraag, verwerking=verwerking, deadline=deadline)).data

    async def ask_antwoord(
        self,
        bron: str,
        url: str,
        vraag: Mapping[str, Any],
        *,
        verwerking: str,
        deadline: Deadline,
        ook: frozenset[int] = frozenset(),
    ) -> Antwoord:
        """As `ask`, with the status; `ook` holds statuses that are an answer as well.

        Raises:
            BronFout: there is no usable answer.
        """
        nu = current_bevraging()
        headers = {
            "x-doelbinding": nu.doelbinding,
            "x-verwerking": nu.verwerking or verwerking,
            "x-gebruiker": nu.gebruiker,
        }
        verzoek = Verzoek(
            bron=bron,
            methode="POST",
            url=url,
            json=dict(vraag),
            headers=headers | ({"X-API-KEY": self.api_key} if self.api_key else {}),
            auth=self.auth,
            idempotent=True,
            verwacht=ook | {HTTPStatus.OK},
        )
        return await request_json(verzoek, deadline=deadline)
