"""The base of the portal's own API, after the NL API Design Rules 2.x."""
