"""Writes an Alembic chain as the SQL that it sends: `upgrade.sql` and `downgrade.sql`, as `alembic upgrade base:head --sql` and
`alembic downgrade head:base --sql` print them with `transaction_per_migration`.

Many revisions inspect the database and cannot be rendered offline. So each is run on a database of its own, and what goes
over the wire is written down; queries alone (`SELECT`, `SHOW`) are left out. The upgrades run in order; each downgrade runs on a
copy of the database. A revision that cannot be run so is left out with its reason (`-- Not rendered: ...`).

    python render_alembic.py --url postgresql://... --versions FOLDER [--metadata MODULE:ATTRIBUTE] TARGET
"""

import argparse
import importlib
import pathlib
import re
import sys
import traceback
import warnings

import missing_modules
import sqlalchemy as sa
import sqlalchemy.dialects.mysql
import sqlalchemy.orm
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy.pool import NullPool

warnings.filterwarnings("ignore")
QUERY = re.compile(r"\s*(SELECT|SHOW|SAVEPOINT|RELEASE|ROLLBACK TO)\b", re.I)
EFFECT = re.compile(r"\bINTO\b|setval|set_config|FOR UPDATE|nextval|create_|drop_", re.I)


def attribute(path):
    module, _, name = path.partition(":")
    found = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


class Recorder:
    """What one direction of one revision sends."""

    def __init__(self):
        self.lines, self.outside = [], False

    def listen(self, engine):
        sa.event.listen(engine, "before_cursor_execute", self.executed, retval=True)

    def executed(self, connection, cursor, statement, parameters, context, many):
        outside = connection._is_autocommit_isolation()
        if outside != self.outside:
            self.lines.append("COMMIT;\n" if outside else "BEGIN;\n")
            self.outside = outside
        if context.compiled is None and not parameters:
            # Sent as it stands, by drivers that know no `%s`.
            statement, parameters = statement.replace("%", "%%"), ()
        for one in parameters if many and isinstance(parameters, list) else [parameters]:
            text = cursor.mogrify(statement, one).decode()
            if QUERY.match(text) and not EFFECT.search(text):
                continue
            self.lines.append(text.strip().rstrip(";") + ";\n")
        return statement, parameters

    def text(self):
        if self.outside:
            self.lines.append("BEGIN;\n")
        return "\n".join(self.lines)


class Databases:
    def __init__(self, url):
        self.url = sa.engine.make_url(url)
        self.maker = sa.create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")

    def copy(self, name, template):
        with self.maker.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def engine(self, name):
        return sa.create_engine(self.url.set(database=name), poolclass=NullPool)


def run(databases, database, config, script, metadata, change):
    recorder, engine = Recorder(), databases.engine(database)
    try:
        with EnvironmentContext(config, script) as environment, engine.connect() as connection:
            environment.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
            migration = environment.get_context()
            recorder.listen(engine)
            with Operations.context(migration), migration.begin_transaction(_per_migration=True):
                change()
        return recorder.text(), None
    except sa.exc.DBAPIError as error:
        # What PostgreSQL refuses is written down as well: the last statement.
        print(f"{database}: {error.orig}".splitlines()[0][:200], file=sys.stderr)
        return recorder.text(), None
    except BaseException as error:
        if "--trace" in sys.argv:
            traceback.print_exc()
        return recorder.text(), f"{type(error).__name__}: {error}".splitlines()[0][:200]
    finally:
        engine.dispose()


def absent():
    raise NotImplementedError("no downgrade")


def main():
    arguments = argparse.ArgumentParser()
    for name in ("--url", "--versions"):
        arguments.add_argument(name, required=True)
    arguments.add_argument("--metadata")
    arguments.add_argument("--without", default="^$", help="revisions of another branch to leave out, as a regular expression")
    arguments.add_argument("--alone", action="store_true", help="the application is not installed: what it would give is left out")
    arguments.add_argument("--trace", action="store_true")
    arguments.add_argument("--before", help="SQL that the project's set-up runs before the chain")
    arguments.add_argument("--context", help="Python that the project's set-up runs, for a chain that asks its application; may set `before`")
    arguments.add_argument("target")
    given = arguments.parse_args()

    if given.alone:
        missing_modules.stand_in()
    before = given.before or ""
    if given.context:
        names = {}
        exec(given.context, names)
        before = names.get("before", before)
    config = Config()
    config.set_main_option("script_location", given.versions)
    config.set_main_option("version_locations", given.versions)
    config.set_main_option("recursive_version_locations", "true")
    script = ScriptDirectory.from_config(config)
    metadata = attribute(given.metadata) if given.metadata else None
    databases = Databases(given.url)
    main_name, copy = "rendered", "rendered_copy"
    databases.copy(main_name, "template0")
    ups = ["BEGIN;\n\nCREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL, \n    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n);\n"]
    downs, failed = [], []

    engine = databases.engine(main_name)
    with engine.begin() as connection:
        connection.exec_driver_sql(ups[0].removeprefix("BEGIN;"))
        if before:
            connection.exec_driver_sql(before)
            ups[0] += f"\n{before.strip()}\n"
    engine.dispose()

    for revision in reversed(list(script.walk_revisions())):
        name, parents = revision.revision, revision._all_down_revisions
        if re.search(given.without, name):
            continue
        came = ", ".join(parents)
        upgrade, wrong = run(databases, main_name, config, script, metadata, revision.module.upgrade)
        if wrong:
            failed.append((name, "upgrade", wrong))
            upgrade = f"-- Not rendered: {wrong}\n"
        begin = "" if len(ups) == 1 else "BEGIN;\n\n"
        change = (
            f"UPDATE alembic_version SET version_num='{name}' WHERE alembic_version.version_num = '{parents[0]}'"
            if len(parents) == 1
            else f"INSERT INTO alembic_version (version_num) VALUES ('{name}') RETURNING alembic_version.version_num"
        )
        ups.append(f"{begin}-- Running upgrade {came} -> {name}\n\n{upgrade}\n{change};\n\nCOMMIT;\n")

        databases.copy(copy, main_name)
        downgrade, wrong = run(databases, copy, config, script, metadata, getattr(revision.module, "downgrade", lambda: absent()))
        if wrong:
            failed.append((name, "downgrade", wrong))
            downgrade = f"-- Not rendered: {wrong}\n"
        change = (
            f"UPDATE alembic_version SET version_num='{parents[0]}' WHERE alembic_version.version_num = '{name}'"
            if len(parents) == 1
            else f"DELETE FROM alembic_version WHERE alembic_version.version_num = '{name}'"
        )
        downs.append(f"BEGIN;\n\n-- Running downgrade {name} -> {came}\n\n{downgrade}\n{change};\n\nCOMMIT;\n")

    downs.reverse()
    downs.append("BEGIN;\n\nDROP TABLE alembic_version;\n\nCOMMIT;\n")
    target = pathlib.Path(given.target)
    target.mkdir(parents=True, exist_ok=True)
    (target / "upgrade.sql").write_text("\n".join(ups))
    (target / "downgrade.sql").write_text("\n".join(downs))
    print(f"{len(downs) - 1} revisions, {len(failed)} directions not rendered whole")
    for one in failed:
        print("  %s %s: %s" % one)


main()
