"""The home page's last changes, whatever the fields of a register are called."""

from __future__ import annotations

from django.db import models
from django.test.utils import isolate_apps

from reeve.register.home import _written


@isolate_apps("tests")
def test_a_register_may_have_fields_that_are_called_as_the_home_page_calls_what_it_counts():
    class Versions(models.Model):
        """Versions of entries with such fields."""

        act_id = models.IntegerField()
        entry_id = models.IntegerField()
        register = models.CharField(max_length=10)
        number = models.IntegerField()
        one = models.IntegerField()

        class Meta:
            app_label = "tests"

    asked = str(_written("a.register", Versions, [1]).query)
    assert asked.count("a.register") == 1
