"""The index: the language model, vectors, and the search engine that keeps itself up to date."""
