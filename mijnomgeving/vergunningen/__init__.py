"""What a person or company holds of organisations, such as permits: what it says, until when, and what can be done."""
