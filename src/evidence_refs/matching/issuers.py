"""Which names are one organisation, and which web site is whose."""

from __future__ import annotations

import re
from functools import lru_cache

from evidence_refs.matching.keys import STOP_WORDS, fold

# Names that no rule gives: renamed bodies, their sites and blogs. Each line is one body; a name may
# stand in one line only. General knowledge of who publishes health evidence, nothing of a document.
_ALSO = (
    ("bmj", "british medical journal"),
    ("bma", "british medical association"),
    ("jama", "journal of the american medical association"),
    ("nejm", "new england journal of medicine"),
    ("cqc", "care quality commission"),
    ("dhsc", "department of health and social care", "department of health", "doh"),
    ("dluhc", "department for levelling up housing and communities",
     "ministry of housing communities and local government",
     "department for communities and local government"),
    ("hee", "health education england"),
    ("iriss", "institute for research and innovation in social services",
     "institute for research and innovation in social sciences"),
    ("jrf", "joseph rowntree foundation"),
    ("lga", "local government association"),
    ("nesta", "national endowment for science technology and the arts"),
    ("new local", "new local government network", "nlgn"),
    ("nhs england", "nhse", "nhs england and nhs improvement", "nhsei", "nhse i", "nhs", "nhs commissioning board"),
    ("nihr", "national institute for health and care research",
     "national institute for health research"),
    ("nice", "national institute for health and care excellence",
     "national institute for health and clinical excellence"),
    ("ohid", "office for health improvement and disparities"),
    ("pwc", "pricewaterhousecoopers"),
    ("scie", "social care institute for excellence"),
    ("ukhsa", "uk health security agency", "public health england", "phe", "public health matters"),
    ("who", "world health organization", "world health organisation"),
)  # fmt: skip
_BODY = {name: line[0] for line in _ALSO for name in line}

# Sites whose host does not spell their owner.
_SITES = {
    "health.org.uk": "health foundation",
    "local.gov.uk": "lga",
    "england.nhs.uk": "nhs england",
    "longtermplan.nhs.uk": "nhs england",
    "future.nhs.uk": "futurenhs",
    "hee.nhs.uk": "hee",
    "gov.wales": "welsh government",
    "gov.scot": "scottish government",
    "publichealthmatters.blog.gov.uk": "ukhsa",
}
_STATE = re.compile(
    r"^(?:uk |hm |her majestys |his majestys )?(?:department|ministry|cabinet office|treasury|government|home office)"
    r"|^(?:dhsc|ukhsa|ohid|dluhc|cqc)$"
)
_PUBLIC_SUFFIX = frozenset(
    [
        "ac",
        "biz",
        "ca",
        "co",
        "com",
        "de",
        "edu",
        "eu",
        "europa",
        "fr",
        "gov",
        "ie",
        "info",
        "int",
        "io",
        "net",
        "nhs",
        "nl",
        "org",
        "scot",
        "uk",
        "us",
        "wales",
    ]
)
# A volume that is printed with the journal's name: `BMJ 361`, `Journal of Public Health 40(4) pp. 8`.
_VOLUME = re.compile(r"\s+\d[\d()\s.,:–-]*(?:pp?\.?\s*[\d–-]+)?$")
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")


@lru_cache(maxsize=16384)
def names_of(issuer: str) -> frozenset[str]:
    """Give the folded names under which an organisation, as printed, is known.

    `Local Government Association (LGA)` gives the long and the short; `The` is left out.
    """
    issuer = _VOLUME.sub("", issuer)
    inner = [match[1] for match in _BRACKETS.finditer(issuer)]
    printed = [fold(name).removeprefix("the ") for name in (_BRACKETS.sub("", issuer), *inner)]
    return frozenset(_BODY.get(name, name) for name in printed if name)


def is_acronym(word: str) -> bool:
    """Say whether a folded word is the acronym of a known body (`nhs`, `lga`)."""
    return word in _BODY and word != "who"


@lru_cache(maxsize=16384)
def _initials(name: str) -> frozenset[str]:
    words = name.split()
    telling = [word for word in words if word not in STOP_WORDS]
    return frozenset(
        "".join(word[0] for word in some) for some in (words, telling) if len(some) > 1
    )


def same_issuer(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of names (`names_of`) are of one body.

    They share a name, one is the other's acronym, or one is a department of the other
    (`NHS Confederation`, `NHS Confederation. Integrated Care Systems Network`).
    """
    if one & other:
        return True
    return any(_akin(a, b) or _akin(b, a) for a in one for b in other)


def _akin(short: str, long: str) -> bool:
    if " " not in short:
        return 3 <= len(short) <= 7 and short in _initials(long)
    return long.startswith(short + " ")


def owner_of(host: str) -> str:
    """Give the folded name of the body whose site `host` is, where the host does not spell it."""
    return next((owner for site, owner in _SITES.items() if f".{host}".endswith(f".{site}")), "")


@lru_cache(maxsize=16384)
def owns_site(names: frozenset[str], host: str) -> bool:
    """Say whether a body, by its names, is the one whose site `host` is.

    Its words spell the host (`kingsfund.org.uk`, `england.nhs.uk`), begin with it
    (`nhsconfed.org`), or have it as initials (`nao.org.uk`). GOV.UK is every ministry's.
    """
    if host in ("gov.uk", "assets.publishing.service.gov.uk"):
        return any(_STATE.match(name) or name == "gov uk" for name in names)
    if owner := owner_of(host):
        return same_issuer(names, frozenset((owner,)))
    labels = [label for label in host.split(".") if label not in _PUBLIC_SUFFIX]
    return any(_spells(name, host, labels) for name in names)


def _spells(name: str, host: str, labels: list[str]) -> bool:
    words = name.split()
    joined = "".join(words)
    if fold(host) == name or set(words) == set(host.split(".")) - {"uk", "org", "com"}:
        return True
    plain = [label.replace("-", "") for label in labels]
    return any(
        label == joined
        or (len(label) >= 3 and label in _initials(name))
        or (len(label) >= 6 and joined.startswith(label))
        for label in plain
    )
