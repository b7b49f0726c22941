"""What a caseworker does in a contact, with the person or on the person's behalf."""
