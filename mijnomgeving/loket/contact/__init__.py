"""A contact: one conversation of a caseworker with one person or company, with its reason and its purpose."""
