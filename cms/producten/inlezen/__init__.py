"""Loading of content files and tables into the catalogue."""
