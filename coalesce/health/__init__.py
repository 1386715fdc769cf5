"""Does everything run? What the clock has asked for, what the workers have done, and one sentence for whoever looks."""
