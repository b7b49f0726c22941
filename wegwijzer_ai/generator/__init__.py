"""An optional summary of the answer by a language model, off by default, each sentence checked (docs/adr/0012)."""
