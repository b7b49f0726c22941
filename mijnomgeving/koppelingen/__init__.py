"""The page Koppelingen in the admin: every connection to a government service, and whether it works."""
