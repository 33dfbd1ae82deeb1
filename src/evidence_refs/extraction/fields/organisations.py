"""Which words name an organisation, and where a printed list of organisations divides.

An `and` or a comma divides only where both sides are names on their own: `Department of Health and
Social Care` is one, `Skills for Care and Skills for Health` are two.
"""

from __future__ import annotations

import re

# The last word of a name before its first preposition, as in "Institute | of Public Care".
_HEADS = frozenset(
    """academy agency alliance assembly association associates authorities authority board boards
    borough bureau cabinet centre center charities charity church clinic club collaborative
    collaboration college colleges court commission commissioner commissioners committee company corporation
    confederation conference congress consortium consultancy convention council councils
    department directorate employers enterprise enterprises executive faculty federation forum
    foundation fund group groups hospital hospitals inquiry inspectorate institute institution
    institutes laboratory leagues league library limited ltd ministry museum network networks
    newspaper office ombudsman panel party supervisor organisation organization parliament partnership partnerships plc
    press programme providers police project publications publishing research-council school
    secretariat service services society societies survey taskforce team trust trusts union unit
    universities university watch workforce improvement bank observatory healthwatch archive
    archives news llp cic ccg ccgs icb icp pct""".split()
)
_NOT_ALONE = frozenset("services service research survey improvement workforce".split())

# Bodies whose names no rule would know for names: well-known ones of health and local government.
_KNOWN = frozenset(
    """age uk|gov uk|audit scotland|barnardo's|british red cross|carers uk|crisis|diabetes uk|gov.uk
    |healthwatch england|historic england|homes england|impower|ipsos|ipsos mori|localis|locality
    |mencap|mind|monitor|national voices|natural england|nesta|new local|new philanthropy capital
    |nhs|nhs confederation|nhs digital|nhs employers|nhs england|nhs improvement|nhs providers
    |nhs reset|nhs scotland|nhs wales|nice|oecd|ofsted|policy exchange|power to change
    |public health england|public health scotland|public health wales|pwc|rand europe|reform
    |scope|shared intelligence|shelter|skills for care|skills for health|social enterprise uk
    |sport england|stonewall|think local act personal|unicef|unison|volunteering matters
    |what works scotland|which?|who|youngminds|mckinsey|deloitte|kpmg|cipfa|demos|comptroller and auditor general|hm treasury|house of commons library|ippr|collaborate
    |collaborate for social change|improvement service|health education england
    |legislation.gov.uk|hm government|uk government|scottish government|welsh government|social market foundation|the democracy collaborative|turning point
    |marie curie|macmillan cancer support|cancer research uk|world health organization
    |united nations|elsevier|wiley|springer|sage|routledge|taylor & francis|palgrave macmillan
    |better local care|community catalysts|universities uk|nuffield trust|joseph rowntree"""
    .replace("\n", "").replace("    |", "|").split("|")
)  # fmt: skip

_DOCUMENTS = frozenset(
    "plan view strategy report review act guide guidance framework paper constitution mandate bill".split()
)
_DISEASES = frozenset("HIV AIDS ADHD COPD COVID SARS MRSA".split())
_SERVICE_FIRST = re.compile(r"NHS [A-Z][a-z]+")  # "NHS Race and Health Observatory" is one
_PLACES = frozenset(
    """lothian fife tayside grampian highland borders lanarkshire orkney shetland forth england wales
    scotland sussex kent surrey devon cornwall dorset somerset norfolk suffolk essex cumbria kernow
    london leeds sheffield barnsley wakefield kirklees""".split()
)
_SMALL = frozenset("of for and the in on to at a an with by".split())
_OPENINGS = (
    "nhs ",
    "healthwatch ",
    "ministry of ",
    "university of ",
    "department ",
    "government of ",
)
LISTING = re.compile(
    r"(?:the )?(?:[\w’']+ ){0,3}(?:department|ministry|office|secretary|committee|institutes?|centre|faculty|school|college"
    r"|association|society|council|commission|agency)\s(?:of|for|on)\b",
    re.IGNORECASE,
)
"""Bodies whose names go on with a list of what they are for."""
_PREPOSITION = re.compile(r"\s(?:of|for|in|on|to|at|against|with)\s")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z&]{1,6}[a-z]?")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_SIGN = re.compile(r"\s*,\s+(?:(?:and|&)\s+)?(?!others\b)|\s+(?:and|&)\s+(?!others\b)")


def is_organisation(name: str) -> bool:
    """Say whether `name` is, by its own words, the name of an organisation."""
    bare = re.sub(r"^[Tt]he\s+(?=\S)", "", _BRACKET.sub("", name).strip(" .,;"))
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or bare[:1] == "i"):
        return False
    low = bare.casefold().replace("’", "'")
    if low.rsplit(" ", 1)[-1] in _DOCUMENTS or re.match(r"an? ", low):
        return False  # "NHS Long Term Plan" is a document of a body, not a body
    if _is_known(low):
        return True
    if _ACRONYM.fullmatch(bare) and len(bare) >= 3 and bare not in _DISEASES:
        return True
    words = _PREPOSITION.split(low, maxsplit=1)[0].split()[-1:] + low.split()[-1:]
    return " " in low and any(word.strip("'’") in _HEADS for word in words)


def is_proper_name(name: str) -> bool:
    """Say whether its words have the capitals of a name: `Primary care networks` are none."""
    words = [word for word in re.findall(r"[\w’'-]+", _BRACKET.sub("", name)) if word not in _SMALL]
    return bool(words) and all(word[0].isupper() or word[0].isdigit() for word in words)


def split_organisations(text: str) -> tuple[str, ...]:
    """Divide a printed list of organisations into names, as printed, in order."""
    names: list[str] = []
    for part in re.split(r"\s*;\s*", text.strip()):
        slashed = [piece.strip() for piece in part.split("/")]
        whole = len(slashed) < 2 or not all(" " in p and is_organisation(p) for p in slashed)
        for piece in [part] if whole else slashed:
            names += _split_part(piece.strip(" ,"))
    return tuple(name for name in names if name)


def _split_part(part: str) -> list[str]:
    """Divide at commas and `and` where a whole name ends and another begins.

    What does not stand alone goes with the name before it: `Department for Science, Innovation and
    Technology and UK Space Agency` are two.
    """
    pieces = _pieces(part)
    groups: list[str] = []
    at = 0
    while at < len(pieces):
        separator, piece = pieces[at]
        end = _whole_name(pieces, at) if groups and _stands_alone(groups[-1]) else None
        if end and (end == at + 1 or not LISTING.match(groups[-1])):
            groups.append(_joined(pieces[at:end]))
            at = end
            continue
        groups = [piece] if not groups else [*groups[:-1], groups[-1] + separator + piece]
        at += 1
    whole = any(_SERVICE_FIRST.fullmatch(group) and not _is_one(group) for group in groups[:-1])
    return groups if all(map(_stands_alone, groups[:-1])) and not whole else [part]


def _is_one(name: str) -> bool:
    """Say whether `NHS` and a word is a body: one that is known, or a place's (`NHS Fife`)."""
    return name.casefold() in _KNOWN or name.split()[1].casefold() in _PLACES


def _whole_name(pieces: list[tuple[str, str]], start: int) -> int | None:
    """Give where a name that begins with a piece first stands alone."""
    for end in range(start + 1, min(start + 3, len(pieces)) + 1):
        if _stands_alone(_joined(pieces[start:end])):
            return end
    return None


def _joined(pieces: list[tuple[str, str]]) -> str:
    first, *rest = pieces
    return re.sub(r"^the\s+", "", first[1]) + "".join(sign + piece for sign, piece in rest)


def _pieces(part: str) -> list[tuple[str, str]]:
    """Divide at every comma and `and` outside brackets: the sign before each piece, and the piece."""
    pieces: list[tuple[str, str]] = []
    start, sign = 0, ""
    spelt = " and " in part  # then an `&` is a name's own: `Town & Country Planning Association`
    for match in _SIGN.finditer(part):
        if spelt and match[0].strip() == "&":
            continue
        before = part[: match.start()]
        if before.count("(") == before.count(")") and match.start() > start:
            pieces.append((sign, part[start : match.start()]))
            start, sign = match.end(), match[0]
    return [*pieces, (sign, part[start:])]


def _stands_alone(name: str) -> bool:
    bare = re.sub(r"^(?:the|The)\s+", "", _BRACKET.sub("", name).strip())
    if bare.casefold() in _NOT_ALONE or (" " not in bare and bare.casefold() in _HEADS):
        return False
    last = bare.casefold().split()[-1:]
    if last and last[0] in _NOT_ALONE and not bare.startswith("NHS") and len(bare.split()) < 3:
        return False
    if _PREPOSITION.search(bare.casefold()) and not _is_known(bare):
        # "Innovation in Social Services" is no name: what counts is the word before the preposition.
        head = _PREPOSITION.split(bare.casefold(), maxsplit=1)[0].split()[-1]
        return head in _HEADS
    return is_organisation(name if name[:1].isupper() else bare)


def _is_known(name: str) -> bool:
    low = name.casefold().replace("’", "'")
    return low in _KNOWN or low.startswith(_OPENINGS)
