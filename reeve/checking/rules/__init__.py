"""The rules of the check, each small and pure; importing this package declares them all."""

from importlib import import_module
from pkgutil import iter_modules

from reeve.checking.rules.declaring import Rule, rules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["Rule", "rules"]
