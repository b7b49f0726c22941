"""News for citizens and for entrepreneurs: short pages with a date, in lists and in feeds."""
