"""Data files into dataclasses, strictly: an unknown or missing field stops the start with its file's name."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


class OnjuisteGegevens(ValueError):
    """A data file does not have the fields that it should have."""


class _Loader(yaml.CSafeLoader):
    """Leaves dates as the text that people wrote; in C, because a start reads more than a hundred files."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file.

    Raises:
        OnjuisteGegevens: the file holds something else.
    """
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader without dates
    if not isinstance(data, dict):
        raise OnjuisteGegevens(f"{path.name}: geen lijst van velden")
    return data


def build(cls: type[T], data: object, *, where: str, **convert: Callable[[Any], object]) -> T:
    """A dataclass from a mapping with exactly its fields; `convert` gives a function for a field.

    Raises:
        OnjuisteGegevens: a field is missing or unknown.
    """
    if not isinstance(data, Mapping):
        raise OnjuisteGegevens(f"{where}: {cls.__name__} is geen lijst van velden")
    known = {field.name: field for field in fields(cls)}
    required = {name for name, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    if wrong := (set(data) - set(known)) | (required - set(data)):
        raise OnjuisteGegevens(f"{where}: {cls.__name__} mist of kent niet: {', '.join(sorted(wrong))}")
    return cls(**{name: convert[name](value) if name in convert else value for name, value in data.items()})


def build_all(cls: type[T], rows: object, *, where: str, **convert: Callable[[Any], object]) -> tuple[T, ...]:
    """A dataclass from each mapping of a list.

    Raises:
        OnjuisteGegevens: it is no list, or a field is missing or unknown.
    """
    if not isinstance(rows, list):
        raise OnjuisteGegevens(f"{where}: {cls.__name__} is geen lijst")
    return tuple(build(cls, row, where=where, **convert) for row in rows)
