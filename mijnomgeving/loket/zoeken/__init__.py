"""Finding the person or company of a contact: by exact keys, few results, each search logged, and who may be chosen."""
