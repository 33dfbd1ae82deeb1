import pytest

from evidence_refs.matching.issuers import names_of, owns_site, same_issuer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The King's Fund", "Kings Fund"),
        ("Local Government Association (LGA)", "LGA"),
        ("Local Government Association (LGA)", "Local Government Association"),
        (
            "CLES (The national organisation for local economies)",
            "Centre for Local Economic Strategies",
        ),
        ("Department of Health & Social Care", "DHSC"),
        ("Department of Health", "Department of Health and Social Care"),
        ("NHS Confederation. Mental Health Network", "NHS Confederation"),
        ("Public Health England", "UK Health Security Agency"),
        ("BMJ 379", "British Medical Journal"),
        ("Journal of Public Health 40(4) pp. 813-819", "Journal of Public Health"),
        ("World Health Organisation", "WHO"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert same_issuer(names_of(one), names_of(other))
    assert same_issuer(names_of(other), names_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHS Providers", "NHS Employers"),
        ("NHS", "NHS Confederation"),
        ("Health Foundation", "Mental Health Foundation"),
        ("Nuffield Trust", "Nuffield Health"),
        ("Journal of Public Health", "American Journal of Public Health"),
        ("Mind", "Ministry of National Defence"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert not same_issuer(names_of(one), names_of(other))
    assert not same_issuer(names_of(other), names_of(one))


@pytest.mark.parametrize(
    ("issuer", "host"),
    [
        ("The King's Fund", "kingsfund.org.uk"),
        ("NHS Confederation", "nhsconfed.org"),
        ("National Audit Office", "nao.org.uk"),
        ("NHS England", "england.nhs.uk"),
        ("Nuffield Trust", "nuffieldtrust.org.uk"),
        ("The Health Foundation", "reader.health.org.uk"),
        ("Department of Health and Social Care", "gov.uk"),
        ("legislation.gov.uk", "legislation.gov.uk"),
        ("Age UK", "ageuk.org.uk"),
    ],
)
def test_own_site(issuer: str, host: str) -> None:
    assert owns_site(names_of(issuer), host)


@pytest.mark.parametrize(
    ("issuer", "host"),
    [
        ("The King's Fund", "gov.uk"),
        ("NHS Confederation", "england.nhs.uk"),
        ("Health Foundation", "mentalhealth.org.uk"),
        ("Nuffield Trust", "nuffieldhealth.com"),
        ("NHS Providers", "nhs.uk"),
        ("Health Systems Review", "health.org.uk"),
        ("Future Healthcare Journal", "future.nhs.uk"),
        ("", "example.org"),
    ],
)
def test_foreign_site(issuer: str, host: str) -> None:
    assert not owns_site(names_of(issuer), host)
