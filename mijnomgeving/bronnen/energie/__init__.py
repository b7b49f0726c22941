"""How much energy each vestiging of a company uses, as the grid operators tell RVO."""
