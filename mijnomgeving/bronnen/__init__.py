"""The sources of personal data: per source a port, an HTTP client, models and the mapping between them."""
