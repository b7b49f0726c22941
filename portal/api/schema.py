"""The base class of everything that the API takes and gives."""

import ninja
from pydantic import ConfigDict
from pydantic.alias_generators import to_camel


class Schema(ninja.Schema):
    """Fields are snake_case in Python and camelCase in JSON (NL API Design Rules)."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
