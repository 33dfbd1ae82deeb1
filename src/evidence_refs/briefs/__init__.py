"""Lists of references as briefs print them: in a style, grouped, as Markdown, HTML or Word."""
