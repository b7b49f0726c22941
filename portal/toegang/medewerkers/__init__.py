"""Staff of organisations at the counter (`/loket/`): who they are, how they log in, and what guards their pages."""
