"""The loket where service providers from other countries of Europe ask and apply (Dienstenwet, art. 5)."""
