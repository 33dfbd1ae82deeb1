"""Three versions of a catalogue -> one, record by record and field by field; and git told to do so."""
