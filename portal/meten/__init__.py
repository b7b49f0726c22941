"""What is measured of the portal, and how it gets out: spans, figures and lines of log, nothing of a person."""
