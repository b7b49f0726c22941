"""A Haystack chat generator for any endpoint that speaks OpenAI's chat format, over the portal's own HTTP client.

Haystack's own generators bring an HTTP stack each. This one goes through portal.outbound: one deadline, one circuit
breaker, no redirects, a cap on the size of the answer, and nothing of the question in a log.
"""

from typing import Any, Protocol

from pydantic import BaseModel, Field, ValidationError

from portal.core.deadline import Deadline
from portal.outbound.service import Onbegrijpelijk, Verzoek, request_json, run_together
from wegwijzer_ai.zonder_torch import ChatMessage, component

# As the circuit breaker and the log know it.
BRON = "Taalmodel"
MOST_BYTES = 64 * 1024


class ChatGenerator(Protocol):
    """What writes: the part of Haystack's chat generators that we use, so that each of them can take its place."""

    def run(
        self, messages: list[ChatMessage], *, generation_kwargs: dict[str, Any] | None = None
    ) -> dict[str, list[ChatMessage]]:
        """Give `replies`.

        Raises:
            BronFout: there is no usable answer.
        """
        ...


class _Bericht(BaseModel):
    content: str


class _Keuze(BaseModel):
    bericht: _Bericht = Field(alias="message")


class _Voltooiing(BaseModel):
    choices: list[_Keuze] = Field(min_length=1)


@component
class OutboundChatGenerator:
    """Asks the endpoint once, without a second try: who waits for an answer has one already.

    Args:
        url: base address, up to and including the version: `https://model.example/v1`.
        model: its name there.
        sleutel: sent as bearer token, if there is one.
        seconden: how long to wait at most.
    """

    def __init__(self, *, url: str, model: str, sleutel: str = "", seconden: float = 6.0) -> None:
        self._url = url
        self._model = model
        self._sleutel = sleutel
        self._seconden = seconden

    @component.output_types(replies=list[ChatMessage])
    def run(
        self, messages: list[ChatMessage], *, generation_kwargs: dict[str, Any] | None = None
    ) -> dict[str, list[ChatMessage]]:
        """Give the model's answer to the messages.

        Raises:
            BronFout: no usable answer in time.
        """
        deadline = Deadline.after(self._seconden)
        verzoek = Verzoek(
            bron=BRON,
            methode="POST",
            url=f"{self._url}/chat/completions",
            headers={"Authorization": f"Bearer {self._sleutel}"} if self._sleutel else {},
            json={
                "model": self._model,
                "messages": [bericht.to_openai_dict_format() for bericht in messages],
                "stream": False,
                **(generation_kwargs or {}),
            },
            limiet=self._seconden,
            hoogstens=MOST_BYTES,
        )
        antwoord = run_together(request_json(verzoek, deadline=deadline), deadline=deadline)[0]
        try:
            voltooiing = _Voltooiing.model_validate(antwoord.data)
        except ValidationError:
            raise Onbegrijpelijk(BRON, "geen antwoord in de vorm van een gesprek") from None
        return {"replies": [ChatMessage.from_assistant(voltooiing.choices[0].bericht.content)]}
