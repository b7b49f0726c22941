"""Samenwerkende Catalogi: the national exchange format for products of organisations (SC 4.0)."""
