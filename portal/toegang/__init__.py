"""Login, levels, sessions and the policy of each view."""
