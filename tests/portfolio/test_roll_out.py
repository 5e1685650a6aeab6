"""Sites and projects: what is done by a day, and whose it is."""

import reeve.portfolio.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, counted, drawn

SITES = {
    "sites": drawn("""
        title | kind      | surveyed_on | installed_on
        Hall  | main      | 2024-03-01  | 2024-03-02
        A     | satellite | 2024-09-30  | -
        B     | satellite | 2024-10-01  | -
        C     | satellite | -           | -
    """)
}
PROJECTS = {
    "projects": drawn("""
        title | scope   | status      | completed_on | organisation | common
        A     | council | completed   | 2024-04-01   | ashmere      | no
        B     | council | completed   | 2024-09-30   | ashmere      | no
        C     | council | completed   | 2024-03-31   | ashmere      | no
        D     | shared  | completed   | 2024-06-09   | ashmere      | no
        E     | council | in-progress | -            | ashmere      | no
        F     | council | completed   | 2024-06-09   | becklink     | yes
    """)
}


def test_a_site_is_surveyed_from_its_day_on_and_the_main_site_is_left_out():
    answer = asked("portfolio.sites_surveyed", SITES, as_of="2024-09-30")
    assert counted(answer, SITES, "title") == ["A"]
    assert (answer.denominator, answer.unknown) == (3, 0)


def test_a_site_without_a_day_is_not_installed():
    answer = asked("portfolio.sites_installed", SITES, as_of="2024-09-30")
    assert (answer.value, answer.unknown) == (0, 0)


def test_projects_completed_are_the_councils_own_within_the_period():
    answer = asked("portfolio.projects_completed", PROJECTS, as_of="2024-09-30", period="2024-04-01/2024-09-30")
    assert counted(answer, PROJECTS, "title") == ["A", "B"]
