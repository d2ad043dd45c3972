"""Stand-ins for modules that are not there: migrations import much of their application and need little of it.

`stand_in()` is to be called before anything of a project is imported.
"""

import importlib.abc
import importlib.machinery
import sys
import types

# What is asked for and may be missing: drivers, and what finders of other platforms look for.
OPTIONAL = {
    "alembic", "asyncpg", "aiosqlite", "cdecimal", "colorama", "cython", "dataclasses_json", "greenlet", "mako", "msvcrt", "nt", "psycopg",
    "psycopg2", "pysqlite2", "readline", "sitecustomize", "sqlalchemy", "winreg", "MySQLdb",
}


class Nothing:
    """Whatever is done with it, nothing comes of it."""

    def __init__(self, *given, **named):
        pass

    def __call__(self, *given, **named):
        # A decorator gives back what it decorates.
        alone = len(given) == 1 and not named
        return given[0] if alone and isinstance(given[0], (types.FunctionType, type)) else Nothing()

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Nothing()

    def __mro_entries__(self, bases):
        return (object,)

    def __add__(self, other):
        return other if isinstance(other, str) else self

    __radd__ = __add__
    __mod__ = __or__ = __ror__ = lambda self, other: self
    __lt__ = __gt__ = lambda self, other: False
    __getitem__ = lambda self, key: Nothing()
    __iter__ = lambda self: iter(())
    __len__ = lambda self: 0
    __bool__ = lambda self: False
    __str__ = lambda self: ""
    __enter__ = lambda self: self
    __exit__ = lambda self, *error: False


class Module(types.ModuleType):
    __version__ = "99.0"

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        top = name.split(".")[0]
        if top in OPTIONAL or top.startswith("_"):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = Module(spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module):
        pass


def stand_in():
    sys.meta_path.append(Finder())
