"""The words of an invented library: of five disciplines, their journals and their people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Journal:
    """A container: its name, its abbreviation, the place that some databases print behind it."""

    name: str
    short: str
    place: str = ""

    def volume(self, year: int) -> int:
        """Give the volume of a year, one each year."""
        return year - 1900 - sum(map(ord, self.name)) % 70


@dataclass(frozen=True, slots=True)
class Discipline:
    """Words of which titles and abstracts are put together, and where works appear."""

    things: tuple[str, ...]
    whom: tuple[str, ...]
    ends: tuple[str, ...]
    how: tuple[str, ...]
    journals: tuple[Journal, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(","))


DISCIPLINES = {
    "medicine": Discipline(
        _words("beta-blockers, oxygen, early feeding, warm dialysate, statins, home spirometry, iron infusion, "
               "compression stockings, nasal irrigation, intrathecal morphine, vitamin D, β-lactam allergy tests"),
        _words("men after stroke, women after stroke, newborns, adolescents with asthma, patients on haemodialysis, "
               "older adults with heart failure, recipients of a kidney, miners with silicosis, rabbits, rats"),
        _words("mortality, infarct size, length of stay, quality of life, blood pressure, renal function, anaemia, "
               "readmission, delirium, left ventricular function"),
        _words("a randomised controlled trial, a cohort study, a systematic review, a pilot study, a case series"),
        (Journal("Journal of Clinical Therapeutics and Care", "J Clin Ther Care"),
         Journal("Lung and Airway Medicine", "Lung Airway Med", "Utrecht, Netherlands"),
         Journal("Annals of Hospital Medicine", "Ann Hosp Med"),
         Journal("European Archives of Nephrology", "Eur Arch Nephrol", "Berlin, Germany")),
    ),
    "nursing": Discipline(
        _words("bedside handover, clinical supervision, night lighting, music, protected mealtimes, wound charts, "
               "skin-to-skin care, falls alarms, peer support, intentional rounding"),
        _words("student nurses, ward sisters, care home residents, families in intensive care, district nurses, "
               "midwives in rural clinics, people with dementia, children having burns dressed"),
        _words("falls, job satisfaction, sleep, pressure ulcers, confidence, distress, turnover, handwashing"),
        _words("a qualitative study, a survey, an action research project, an integrative review, a before and after study"),
        (Journal("Journal of Ward Nursing", "J Ward Nurs"),
         Journal("Nursing and Community Practice", "Nurs Community Pract", "London, England"),
         Journal("Midwifery & Child Care", "Midwifery Child Care")),
    ),
    "society": Discipline(
        _words("kinship care, housing benefit, youth clubs, personal budgets, foster placement, legal aid, "
               "probation hostels, school exclusion, food banks, minimum wages, class size, phonics teaching"),
        _words("lone parents, care leavers, young offenders, seasonal farm workers, refugee families, "
               "tenants in high-rise flats, pupils in rural schools, unpaid carers"),
        _words("reoffending, school attendance, loneliness, debt, employment, reading, wellbeing, homelessness"),
        _words("a natural experiment, an ethnography, a longitudinal analysis, evidence from three cities, a policy review"),
        (Journal("Social Policy and Practice Review", "Soc Policy Pract Rev"),
         Journal("British Journal of Law and Welfare", "Br J Law Welf"),
         Journal("Education & Inequality", "Educ Inequal")),
    ),
    "computing": Discipline(
        _words("lazy joins, skewed keys, approximate counting, view maintenance, query provenance, time-series indexes, "
               "graph partitioning, schema matching, cache-aware hashing, stream sampling"),
        _words("sensor networks, column stores, spatial archives, multimedia databases, ledgers, semi-structured documents, "
               "peer-to-peer networks, data warehouses"),
        _words("throughput, recovery, bounded memory, consistency, skew, energy, latency, privacy"),
        _words("a survey, an experimental evaluation, theory and practice, a benchmark, a demonstration"),
        (Journal("Transactions on Data Engineering", "Trans Data Eng"),
         Journal("International Conference on Scalable Data", "SCALDATA"),
         Journal("Information Systems and Storage", "Inf Syst Storage")),
    ),
    "history": Discipline(
        _words("tithe barns, salt roads, canal tolls, guild apprenticeship, lighthouse keeping, bell founding, "
               "poor relief, bridge building, glulam beams, welded joints, flood walls, timber framing"),
        _words("East Anglia, the Hanse towns, Flanders in the fifteenth century, Flanders in the sixteenth century, "
               "the Po valley, the Scottish islands, colonial Bengal, the Danube ports"),
        _words("prices, migration, fatigue, creep, widows, famine, corrosion, local courts"),
        _words("new evidence from parish books, a reassessment, sources and methods, tests and models, a gazetteer"),
        (Journal("Review of Economic and Local History", "Rev Econ Local Hist"),
         Journal("Structures & Materials in Use", "Struct Mater Use"),
         Journal("Zeitschrift für Technik und Handwerk", "Z Tech Handwerk")),
    ),
}  # fmt: skip
ISSUERS = _words(
    "Centre for Fair Housing, Institute of Rural Health, Ministry of Works, Carers Alliance, Coastal Agency"
)
RECURRING = _words(
    "Editorial, Letter to the editor, In this issue, Book reviews, Chair's message, News and notes"
)
FAMILIES = _words(
    "Okonjo, Lindgren, Müller, García Márquez, van der Meer, O'Neill, Le Caer, Sørensen, Petrou, Abdi, Tanaka, Zhang, "
    "Wei, Smith-Jones, Smith, Novotná, Ferreira, Haque, Kowalska, Dunne, MacLeod, Nair, Rossi, Cole, Iversen, Yilmaz, "
    "Adeyemi, Bianchi, Chowdhury, Grant, Virtanen, Oduya, Roux, Prasad, Whelan, Łuczak, Castro, Hale, Mehta, Ono"
)
GIVEN = _words(
    "Ada Mary, Per, Jörg, Lucia, Kees, Siobhán, Yves, Øystein, Maria, Hodan, Yuki, Wei, Min, Carol Ann, John, Jana, João, "
    "Shirin, Magda, Eve, Iain, Priya, Gino, Jo, Mette, Ayşe, Olu, Dario, Rita, Fiona, Eeva, Ben, Paul E, Vikram, Sean"
)
SENTENCES = (
    ("{thing} may change {end} in {whom}.", "Little is known of {end} when {whom} are given {thing}.",
     "In many places {thing} is praised by {whom}, and {end} is seldom counted.", "Why does {end} differ so much?"),
    ("We asked {n} persons in {few} places between {year} and later.", "Records of {few} towns since {year} were read again.",
     "Of {n} cases, {few} were drawn by lot and {thing} withheld.", "A model with {few} terms was fitted to {n} observations."),
    ("{end} fell by {few} %, and {other} did not.", "Neither {end} nor {other} was as expected: {few} of {n} agreed.",
     "{whom} told of {other} before all else.", "Differences were small (ratio 0.{n}), save for {other}."),
    ("The cost was {n} for each.", "It took {few} weeks, and {thing} was kept afterwards.",
     "Others should look at {other} from {year} on.", "What follows for {whom} is set out in {few} points."),
)  # fmt: skip
