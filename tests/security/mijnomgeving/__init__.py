"""Every address under /mijn/, and what no place may keep."""
