"""Who used which data of the person, when and why."""
