"""How fast a catalogue is kept, read and searched, beside other programs on the same records."""
