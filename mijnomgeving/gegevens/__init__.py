"""Personal data, with source and meaning."""
