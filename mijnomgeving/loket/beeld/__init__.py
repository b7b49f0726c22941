"""What a caseworker sees of the person in a contact, on one page: what runs, what is asked, and what is missing."""
