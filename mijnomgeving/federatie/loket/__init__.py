"""The loket for service providers from other countries of Europe (Dienstenwet, art. 5), simulated."""
