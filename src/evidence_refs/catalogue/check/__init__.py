"""What is wrong with a catalogue, each problem with its place."""
