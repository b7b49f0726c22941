"""What readers say, without knowing who they are: no cookie, no address, no personal data."""
