"""A personal overview of rights, on request and with consent."""
