"""Write briefs: their lists come from the catalogue.

`update` renews the lists in a document of yours.
"""

EXAMPLES = """\b
Examples:
  evidence-refs brief update brief.md
  evidence-refs brief update brief.docx --check"""
