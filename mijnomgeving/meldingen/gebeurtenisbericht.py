"""What a CloudEvent after the NL GOV profile must look like, and whom it is about."""

import re
from typing import Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, OngeldigNummer

# CloudEvents 1.0: every receiver takes events up to this size.
MAX_BYTES = 64 * 1024
_UITBREIDING = re.compile(r"[a-z0-9]{1,20}")
_DATA = frozenset({"data", "data_base64"})


class Gebeurtenisbericht(BaseModel):
    """The attributes of the profile; extensions may stand beside them when their names follow its rule.

    What the data says is not read: who wants to know more asks the source, with a goal and in a log.
    """

    model_config = ConfigDict(extra="allow", frozen=True, hide_input_in_errors=True)

    specversion: Literal["1.0"]
    id: str = Field(min_length=1, max_length=200)
    # A URN in the namespace nld, as the profile asks: no address that we would ever call.
    source: str = Field(max_length=200, pattern=r"^urn:nld:[A-Za-z0-9():._%-]+$")
    type: str = Field(max_length=200, pattern=r"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$")
    over: str | None = Field(default=None, alias="subject", min_length=1, max_length=200, repr=False)
    time: AwareDatetime | None = None
    datacontenttype: str | None = Field(default=None, pattern=r"^[\w.+-]+/[\w.+-]+( *;.*)?$")
    dataschema: str | None = Field(default=None, min_length=1)
    dataref: str | None = Field(default=None, min_length=1, repr=False)
    sequence: str | None = Field(default=None, min_length=1)
    sequencetype: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _names_of_extensions(self) -> Self:
        extra: dict[str, Any] = self.__pydantic_extra__ or {}
        if any(not _UITBREIDING.fullmatch(name) for name in extra.keys() - _DATA):
            raise ValueError("the name of an extension has small letters and digits only, at most 20")
        return self

    def betrokkene(self) -> Betrokkene | None:
        """Whom it is about: a BSN or KVK number, with its kind before it or, for a BSN, alone as in the profile."""
        kind, colon, number = (self.over or "").rpartition(":")
        try:
            match kind if colon else "BSN":
                case "BSN":
                    return Persoon(Bsn(number))
                case "KVK":
                    return Onderneming(KvkNummer(number))
        except OngeldigNummer:
            return None
        return None
