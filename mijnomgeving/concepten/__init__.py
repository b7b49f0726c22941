"""Drafts of what people have not sent yet, encrypted."""
