"""Attendering: an e-mail, for who asks for it, when a product, an organisation or the neighbourhood changes."""
