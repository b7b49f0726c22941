"""The index of public content and the port through which everything asks it questions."""
