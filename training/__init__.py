"""How the model of references is made: labelled sets, synthetic references, training, measures."""
