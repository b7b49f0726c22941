"""The mailbox of a company as the people in it share it: who takes what, who opened what, and what they note."""
