"""The login means: what each asks of a visitor, and which claims it gives."""
