"""Systems of a company that read here: OAuth 2.0 with a key of their own, an API and webhooks (docs/koppelvlak.md)."""
