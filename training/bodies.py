"""Organisations, real and invented, as references print them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training import words


@dataclass(frozen=True, slots=True)
class Bodies:
    """Draws organisations."""

    random: Random

    def _pick(self, options: tuple[str, ...]) -> str:
        return self.random.choice(options)

    def one(self) -> str:
        """Give the name of an organisation."""
        r = self.random
        roll = r.random()
        if roll < 0.5:
            return self._pick(words.BODIES)
        if roll < 0.57:
            return self._pick(words.CHARITIES)
        if roll < 0.61:
            return self._pick(words.ACRONYMS)
        if roll < 0.71:
            return self._plain_body()
        subject, second = self._pick(words.SUBJECTS), self._pick(words.SUBJECTS)
        town, county = self._pick(words.TOWNS), self._pick(words.COUNTIES)
        local = _local_bodies(town, county, self._pick(words.BOROUGHS))
        offices = self._offices(subject, second)
        return r.choice((*local, *offices, *self._societies(subject, second, town, county)))

    def _offices(self, subject: str, second: str) -> tuple[str, ...]:
        return (
            f"Department for {subject}", f"Department of {subject}", f"Department of {subject} and {second}",
            f"Department for {subject}, {second} and {self._pick(words.SUBJECTS)}", f"Ministry of {subject}",
            f"Ministry of {subject} and {second}", f"Ministry of {subject}, {self._pick(words.COUNTRIES)}",
            f"Institute of {subject}", f"Institute for {subject} Studies", f"Centre for {subject}", f"Centre for {subject} Research",
            f"National Institute for {subject}", f"National Council for {subject}", f"Royal College of {subject}", f"Royal Society of {subject}",
            f"{subject} Foundation", f"{subject} Alliance", f"{subject} Network", f"{subject} UK", f"{subject} Scotland", f"The {subject} Trust",
            f"{subject} and {second} Committee", f"House of Commons {subject} Committee", f"House of Lords {subject} Committee",
            f"All-Party Parliamentary Group on {subject}", f"Commission on {subject}", f"{subject} Commission", f"Association of {subject} Directors",
        )  # fmt: skip

    def _societies(self, subject: str, second: str, town: str, county: str) -> tuple[str, ...]:
        r = self.random
        return (
            f"University of {town}", f"{town} University", f"School of {subject}, University of {town}", f"{town} {subject} Observatory",
            f"Council on {subject}", f"Global Network on {subject}", f"{subject} Corporation Centre for {subject} and {second}",
            f"Select Committee on {subject}", f"Joint Committee on {subject}", f"Joint Committee on the Draft {subject} Bill",
            f"Select Committee on the {subject} Act {r.randint(1990, 2020)}", f"Department for {subject}, {second} and Technology",
            f"{subject} Research Unit, {county} County Council", f"{subject} and {second} Research Unit, {county} County Council",
            f"Public Health Team, {town} Council", f"{county} {subject} Partnership", f"{county} Violence Reduction Unit",
            f"International Federation of {subject}", f"European {subject} Agency", f"Office for {subject}", f"{subject} and {second} Executive",
            f"{r.choice(words.FAMILY)} Foundation", f"{r.choice(words.FAMILY)} Trust", f"{r.choice(words.FAMILY)} & {r.choice(words.FAMILY)} Consulting",
        )  # fmt: skip

    def _plain_body(self) -> str:
        """Give a body whose name has no word that tells it is one."""
        r = self.random
        if r.random() < 0.6:
            return self._pick(words.PLAIN_BODIES)
        one, two = self._pick(words.FIRST_WORDS), self._pick(words.SECOND_WORDS)
        subject = self._pick(words.SUBJECTS)
        return r.choice((
            f"{one} {two}", f"{one} {two}", f"{one} for {two}", f"{one} for {subject}", f"{one} on {subject}",
            f"{subject} {two}", f"{one} {two} {self._pick(words.TOWNS)}", f"{one} {two} UK", f"{subject} and {two}",
            f"{r.choice(words.GIVEN)} {r.choice(words.FAMILY)} {subject} Care", f"{one} and {two}", f"{self._pick(words.TOWNS)} {two}",
        ))  # fmt: skip

    def some(self) -> str:
        """Give one organisation, or two or three as a list prints them, or one with its short form."""
        r = self.random
        roll = r.random()
        first = self.one()
        if roll < 0.82:
            return first
        if roll < 0.91:
            short = "".join(w[0] for w in first.split() if w[0].isupper())
            if len(short) < 2:
                return first
            return f"{first} ({short})" if r.random() < 0.7 else f"{short} ({first})"
        joint = r.choice((" and ", " & ", "/", ", ", "; "))
        if roll < 0.97 or joint == "/":
            return f"{first}{joint}{self.one()}"
        return f"{first}, {self.one()} and {self.one()}"


def _local_bodies(town: str, county: str, borough: str) -> tuple[str, ...]:
    return (
        f"{town} City Council", f"{county} County Council", f"{town} Council", f"{county} Council",
        f"London Borough of {borough}", f"Royal Borough of {borough}", f"{borough} Council",
        f"{town} Metropolitan Borough Council", f"NHS {town} CCG", f"NHS {county} Clinical Commissioning Group",
        f"{town} Safeguarding Children Board", f"{county} Safeguarding Adults Board", f"{county} Police",
        f"{town} Health and Wellbeing Board", f"Healthwatch {county}", f"{town} Teaching Hospitals NHS Foundation Trust",
        f"{county} Partnership NHS Trust", f"NHS {county}", f"{county} Integrated Care Board", f"{town} Combined Authority",
    )  # fmt: skip
