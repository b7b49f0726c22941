"""From a question to an answer: the steps, in the order of `stappen`."""
