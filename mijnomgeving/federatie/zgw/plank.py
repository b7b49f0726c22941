"""The objects of one organisation by kind and uuid, and the links between them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mijnomgeving.federatie.zgw.adressen import API_VAN, object_url, stable_uuid

Object = dict[str, Any]
Expand = Iterable[str]
# The deepest expand that the standard's examples show; deeper ones would only go round.
_DIEPTE = 4


class Plank:
    """Every ZGW object of an organisation."""

    def __init__(self, organisatie: str, base_url: str) -> None:
        self._organisatie, self._base_url = organisatie, base_url
        self._objecten: dict[str, dict[str, Object]] = {soort: {} for soort in API_VAN}

    def uuid(self, soort: str, naam: str) -> str:
        """The uuid of an object by its readable name."""
        return stable_uuid(self._organisatie, soort, naam)

    def url(self, soort: str, naam: str) -> str:
        """The address of an object by its readable name, whether it is there or not."""
        return object_url(self._base_url, self._organisatie, soort, self.uuid(soort, naam))

    def put(self, soort: str, naam: str, body: Mapping[str, Any], *, with_uuid: bool = True) -> str:
        """Keep an object and give its address."""
        uuid, url = self.uuid(soort, naam), self.url(soort, naam)
        self._objecten[soort][uuid] = {"url": url, **({"uuid": uuid} if with_uuid else {}), **body}
        return url

    def all(self, soort: str) -> Iterator[Object]:
        """All objects of a kind."""
        return iter(self._objecten[soort].values())

    def get(self, soort: str, uuid: str) -> Object | None:
        """The object of this kind with this uuid."""
        return self._objecten.get(soort, {}).get(uuid)

    def find(self, url: str) -> Object | None:
        """The object at this address."""
        soort, _, uuid = url.removesuffix("/").rpartition("/")
        found = self.get(soort.rpartition("/")[2], uuid)
        return found if found and found["url"] == url else None

    def expand(self, found: Mapping[str, Any], paths: Expand, *, depth: int = _DIEPTE) -> Object:
        """The object with the linked ones that were asked in `_expand`, e.g. 'status' and 'status.statustype'."""
        result = dict(found)
        wanted = [path.strip() for path in paths if path.strip()]
        for name in dict.fromkeys(path.partition(".")[0] for path in wanted) if depth else ():
            below = [path.partition(".")[2] for path in wanted if path.startswith(f"{name}.")]
            linked = self._linked(found.get(name), below, depth - 1)
            if linked is not None:
                result.setdefault("_expand", {})[name] = linked
        return result

    def _linked(self, value: object, below: Expand, depth: int) -> Object | list[Object] | None:
        if isinstance(value, str):
            found = self.find(value)
            return self.expand(found, below, depth=depth) if found else None
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            rows = [found for item in value if (found := self.find(item))]
            return [self.expand(row, below, depth=depth) for row in rows]
        return None
