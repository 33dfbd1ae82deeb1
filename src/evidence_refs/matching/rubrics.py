"""What kind of work a title names: a column, a series that recurs, an erratum of another."""

from __future__ import annotations

from evidence_refs.matching.keys import fold
from evidence_refs.matching.titles import Title

COMPANIONS = frozenset(
    "addendum annex annexes appendices appendix chapter comment commentary consultation"
    " correction corrigendum draft easy edition editorial erratum infographic information interim letter"
    " methodology podcast press protocol reply response retraction slides summary supplement"
    " supplementary transcript update updated version volume webinar".split()
)
"""Words that make a work out of another's title: its summary, erratum, annex, answer."""

_KINDS = frozenset(
    "addendum comment commentary correction corrections corrigendum discussion editorial errata erratum"
    " letter protocol rejoinder rejoinders reply response retraction review summary withdrawal"
    " withdrawn demo demonstration poster".split()
)


def companion_words(title: Title) -> frozenset[str]:
    """Give the words at a title's ends that say what kind of work it is (`Erratum to: …`)."""
    words = title.folded.split()
    return _KINDS.intersection((*words[:2], *words[-2:])) - (
        {"discussion"} - {*words[:2]}  # `… includes discussion` is the work and more
    )


def recurs(title: Title) -> bool:
    """Say whether works come out under such a title again and again (`Annual report`)."""
    return bool(_RECURRING.intersection(title.content)) or len(title.content) < 4


def is_rubric(title: Title) -> bool:
    """Say whether a title is no more than the name of a column (`Guest editorial`, `News and notes`)."""
    return bool(title.content) and _RUBRICS.issuperset(title.content)


_RUBRICS = frozenset(
    fold(
        "abstracts agenda announcement announcements book books chair chairs column comment comments commentary"
        " contents contributors correction correspondence corrigendum editor editors editorial editorials erratum"
        " foreword forum guest highlights index information introduction issue letter letters message meeting minutes"
        " news newsletter notes notice obituary preface presidents proceedings quarterly reply report response review"
        " reviews special table"
    ).split()
)
_RECURRING = frozenset(
    fold(
        "accounts agenda annual barometer bulletin census editorial forecast index letter minutes"
        " monitor monthly news newsletter papers proceedings quarterly review state statistics survey"
        " tracker trends update weekly year yearbook"
    ).split()
)
