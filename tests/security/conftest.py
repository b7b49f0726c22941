"""The catalogue of the assistant's own tests, searchable by words and meaning."""

from tests.wegwijzer_ai.conftest import catalogus, portaal, taalmodel, utrecht, writer

__all__ = ["catalogus", "portaal", "taalmodel", "utrecht", "writer"]
