"""Finding documents: Haystack components, one class a file, joined in `pipeline`."""
