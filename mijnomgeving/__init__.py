"""Everything about a person or a company, read live at its source.

Stays free of Django: `mijnomgeving.federatie` runs as a process of its own.
"""
