"""Tables: our own CSV, and those that databases and reference managers export."""
