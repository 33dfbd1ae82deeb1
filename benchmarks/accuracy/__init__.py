"""How much of what documents cite is found, and how much of it is right; and what peers find."""
