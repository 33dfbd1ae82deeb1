"""Documents of a person in which lists stand between marks: the lists renewed, and nothing else."""
