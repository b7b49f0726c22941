"""The letters with local charges: what a gemeente asks of the owner or user of a building, and its WOZ value."""
