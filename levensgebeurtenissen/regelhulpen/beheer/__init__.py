"""What the admin adds for regelhulpen."""
