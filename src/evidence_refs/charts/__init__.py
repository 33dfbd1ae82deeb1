"""Numbers as bars: what a chart says, and how it is drawn as an SVG file."""
