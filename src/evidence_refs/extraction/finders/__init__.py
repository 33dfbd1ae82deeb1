"""Where a citation stands. Each module finds one form and leaves the fields to styles and fields."""
