"""How somebody wants to be reached, and what the portal itself keeps of them."""
