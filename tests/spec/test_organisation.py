"""Officer roles: who holds them, stands in and acts on a day; posts in which nobody works."""

import pytest

import reeve.organisation.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, counted, drawn

POSTS = drawn("""
    reference | status  | organisation
    P-1       | in-post | ashmere
    P-2       | vacant  | ashmere
    P-3       | left    | ashmere
    P-4       | in-post | ashmere
    T-1       | vacant  | thornbeck
""")

TABLES = {
    "posts": POSTS,
    "officer_roles": drawn("""
        reference
        held
        vacated
        of-a-leaver
        ended
        nobody
    """),
    "appointments": drawn("""
        role        | post | capacity | starts     | ends
        held        | P-1  | holder   | 2023-01-01 | -
        held        | P-4  | deputy   | 2023-01-01 | -
        vacated     | P-2  | holder   | 2023-01-01 | -
        vacated     | P-4  | acting   | 2024-02-29 | -
        of-a-leaver | P-3  | holder   | 2023-01-01 | -
        of-a-leaver | P-1  | deputy   | 2023-01-01 | 2024-03-01
        ended       | P-1  | holder   | 2023-01-01 | 2024-03-01
        ended       | P-4  | acting   | 2023-07-01 | 2023-08-01
    """),
}


def roles(metric: str, as_of: str) -> list[str]:
    return counted(asked(f"organisation.{metric}", TABLES, as_of=as_of), TABLES, "reference")


@pytest.mark.parametrize(
    ("metric", "as_of", "found"),
    [
        ("roles_vacant", "2024-02-29", ["nobody", "of-a-leaver", "vacated"]),
        ("roles_vacant", "2024-03-01", ["ended", "nobody", "of-a-leaver", "vacated"]),
        ("roles_vacant", "2022-12-31", ["ended", "held", "nobody", "of-a-leaver", "vacated"]),
        ("roles_acting", "2024-02-28", []),
        ("roles_acting", "2024-02-29", ["vacated"]),
        ("roles_acting", "2023-07-31", ["ended"]),
        ("roles_acting", "2023-08-01", []),
        ("roles_without_deputy", "2024-02-29", ["ended", "nobody", "vacated"]),
        ("roles_without_deputy", "2024-03-01", ["ended", "nobody", "of-a-leaver", "vacated"]),
    ],
)
def test_a_role_is_judged_by_the_appointments_whose_span_holds_the_day(metric, as_of, found):
    assert roles(metric, as_of) == found


def test_a_role_that_one_post_held_and_another_holds_is_held():
    tables = {
        "posts": POSTS,
        "officer_roles": drawn("reference\nsiro"),
        "appointments": drawn("""
            role | post | capacity | starts     | ends
            siro | P-2  | holder   | 2020-01-01 | 2030-01-01
            siro | P-1  | holder   | 2024-01-01 | -
        """),
    }
    assert asked("organisation.roles_vacant", tables, as_of="2024-02-29").numerator == 0


def test_without_roles_there_is_no_share_of_them():
    tables = {**TABLES, "officer_roles": drawn("reference | organisation\nother | thornbeck")}
    answer = asked("organisation.roles_vacant", tables, as_of="2024-02-29")
    assert (answer.value, answer.numerator, answer.denominator) == (None, 0, 0)


def test_posts_that_are_vacant_or_whose_holder_left_are_empty():
    answer = asked("organisation.posts_vacant", {"posts": POSTS}, as_of="2024-02-29")
    assert (answer.numerator, answer.denominator) == (2, 4)
