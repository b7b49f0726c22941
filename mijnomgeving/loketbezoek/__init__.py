"""What a person sees of the counter: who asks consent, what was allowed, and taking it back (`/mijn/loket/`)."""
