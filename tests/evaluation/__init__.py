"""The evaluation of the Travel Agent: scripted customers, and what must have happened when they are done."""
