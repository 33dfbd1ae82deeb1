"""Write briefs: their lists come from the catalogue.

`new` and `build` make a whole brief from a small recipe, `update` renews the lists in a document of yours.
"""

EXAMPLES = """\b
Examples:
  evidence-refs brief new brief.toml
  evidence-refs brief build brief.toml -o brief.html
  evidence-refs brief update brief.md
  evidence-refs brief update brief.docx --check"""
