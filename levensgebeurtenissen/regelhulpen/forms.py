"""The form in which editors make a regelhulp: a draft may be unfinished, what is published is sound."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from levensgebeurtenissen.regelhulpen.graaf import Gebrek, Plaats, validate
from levensgebeurtenissen.regelhulpen.lezen import make_graaf

VELDEN = tuple(plaats.value for plaats in Plaats)


class RegelhulpForm(WagtailAdminPageForm):
    """Checks the whole graph when somebody publishes or hands in, and tells each thing at its own block."""

    def clean(self) -> dict[str, Any]:
        """The checked values; what is wrong in the graph is added as errors."""
        schoon: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and not self.errors and set(VELDEN) <= schoon.keys():
            graaf, gebreken = make_graaf(**{naam: schoon[naam] for naam in VELDEN})
            self._tell(gebreken or validate(graaf))
        return schoon

    def _tell(self, gebreken: tuple[Gebrek, ...]) -> None:
        per_veld: dict[str, list[Gebrek]] = defaultdict(list)
        for gebrek in gebreken:
            if gebrek.stopt:
                per_veld[gebrek.plaats.value].append(gebrek)
        for veld, rij in per_veld.items():
            self.add_error(veld, make_fout(veld, rij))


def make_fout(veld: str, gebreken: list[Gebrek]) -> ValidationError:
    """One error for a field, with each thing at the block that it is about."""
    if veld == Plaats.BEGIN.value:
        return ValidationError([str(gebrek) for gebrek in gebreken])
    per_blok: dict[int, list[str]] = defaultdict(list)
    for gebrek in gebreken:
        if gebrek.nr is not None:
            per_blok[gebrek.nr].append(str(gebrek))
    fout: ValidationError = StreamBlockValidationError(
        block_errors={nr: StructBlockValidationError(non_block_errors=teksten) for nr, teksten in per_blok.items()},
        non_block_errors=[str(gebrek) for gebrek in gebreken if gebrek.nr is None],
    )
    return fout
