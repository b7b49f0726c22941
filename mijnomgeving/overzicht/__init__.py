"""What needs the person now, over all organisations."""
