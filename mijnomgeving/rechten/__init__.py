"""Rights inside a company: who may act for it, for which services and vestigingen, until when, and who did what."""
