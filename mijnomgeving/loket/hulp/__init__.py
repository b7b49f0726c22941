"""Help for the caseworker: instructions, plain words, the contact directory, the wegwijzer, and a summary to give."""
