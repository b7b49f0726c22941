"""The personal list of steps of a life event: questions, dates, ticks, and a code to come back with."""
