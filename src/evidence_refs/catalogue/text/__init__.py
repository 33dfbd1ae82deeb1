"""The catalogue as text: parsed with nothing guessed, and written so that only what changed is touched."""
