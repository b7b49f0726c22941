"""The norm in data: the criteria of WCAG 2.2, and our own words for every rule that an engine can break."""
