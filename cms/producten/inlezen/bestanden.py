"""Reading of our content files: YAML that is checked field by field, with an error that names file and field."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

InhoudT = TypeVar("InhoudT", bound="Inhoud")
VormT = TypeVar("VormT")


class Inhoudsfout(ValueError):
    """A content file that cannot be loaded. The message names the file and the field."""


class Inhoud(BaseModel):
    """A part of a content file: unknown fields are refused, so that a typing error does not lose a text."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_inhoud(pad: Path, model: type[InhoudT]) -> InhoudT:
    """One file as an object.

    Raises:
        Inhoudsfout: it is no YAML, a field is missing, unknown or wrong, or the name of the file is not its slug.
    """
    inhoud = _validated(pad, TypeAdapter(model))
    if (slug := getattr(inhoud, "slug", pad.stem)) != pad.stem:
        raise Inhoudsfout(f"{pad}: slug: is '{slug}', but the file is named {pad.name}")
    return inhoud


def read_lijst(pad: Path, model: type[InhoudT]) -> list[InhoudT]:
    """One file that holds a list; raises as `read_inhoud`."""
    return _validated(pad, TypeAdapter(list[model]))  # type: ignore[valid-type]


def read_map(map_: Path, model: type[InhoudT]) -> Iterator[tuple[Path, InhoudT]]:
    """All `.yaml` files of a folder by name; raises as `read_inhoud`."""
    for pad in sorted(map_.glob("*.yaml")):
        yield pad, read_inhoud(pad, model)


def make_vingerafdruk(waarden: object) -> str:
    """A fingerprint of values, the same for the same values in every process."""
    tekst = json.dumps(waarden, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


def _validated(pad: Path, vorm: TypeAdapter[VormT]) -> VormT:
    try:
        ruw = yaml.load(pad.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        return vorm.validate_python(ruw)
    except yaml.YAMLError as error:
        raise Inhoudsfout(f"{pad}: is no valid YAML: {error}") from error
    except ValidationError as error:
        fouten = "\n".join(f"{pad}: {'.'.join(str(d) for d in fout['loc'])}: {fout['msg']}" for fout in error.errors())
        raise Inhoudsfout(fouten) from error
