"""Zaken at their own register: VNG standaard Zaakgericht Werken, Zaken 1.7 and Catalogi 1.4."""
