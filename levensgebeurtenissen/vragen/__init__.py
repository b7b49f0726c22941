"""Questions to people: what is asked, what an answer may be and what follows when an answer is so."""
