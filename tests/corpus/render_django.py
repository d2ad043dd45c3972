"""Writes a Django project's migrations as the SQL that they send: `upgrade.sql` and `downgrade.sql` in the form of an Alembic chain,
a revision for each migration, `APP.NAME`.

`sqlmigrate` leaves out what migrations written in Python do, and cannot print many of them. So each is run on a database of its own, and
what goes over the wire is written down; queries alone are left out. The upgrades run in the order of `migrate`; each downgrade runs
on a copy of the database. A migration that cannot be run so is left out with its reason (`-- Not rendered: ...`).

    python render_django.py --url postgresql://... [--settings MODULE] [--apps APP,...] TARGET

Without `--settings` a bare project with the `--apps` is made.
"""

import argparse
import os
import pathlib
import re
import sys
import time
import traceback
import urllib.parse
import warnings

warnings.filterwarnings("ignore")
QUERY = re.compile(r"\s*(SELECT|SHOW|SAVEPOINT|RELEASE|ROLLBACK TO)\b", re.I)
EFFECT = re.compile(r"\bINTO\b|setval|set_config|nextval|create_|drop_", re.I)

arguments = argparse.ArgumentParser()
arguments.add_argument("--url", required=True)
arguments.add_argument("--settings")
arguments.add_argument("--apps", default="")
arguments.add_argument("--context", help="Python that gives further settings, as names in capitals")
arguments.add_argument("--seconds", type=float, default=3600.0, help="no migration is begun after so long")
arguments.add_argument("target")
given = arguments.parse_args()
place = urllib.parse.urlsplit(given.url)
socket = urllib.parse.parse_qs(place.query)["host"][0]
DATABASE = {"ENGINE": "django.db.backends.postgresql", "NAME": "rendered_django", "USER": "postgres", "HOST": socket, "ATOMIC_REQUESTS": False}

from django.conf import settings

if given.settings:
    os.environ["DJANGO_SETTINGS_MODULE"] = given.settings
    sys.path.insert(0, os.getcwd())
    settings.DATABASES = {"default": {**settings.DATABASES["default"], **DATABASE, "OPTIONS": {}}}
    settings.MIGRATION_MODULES = {}
else:
    names = {}
    exec(given.context or "", names)
    usual = ["auth", "contenttypes", "sessions", "sites", "messages", "admin", "postgres"]
    apps = [f"django.contrib.{name}" for name in usual] + [app for app in given.apps.split(",") if app]
    base = dict(
        INSTALLED_APPS=apps,
        DATABASES={"default": DATABASE},
        SECRET_KEY="none",
        SITE_ID=1,
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        MIDDLEWARE=[],
        ROOT_URLCONF="none",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    )
    base.update({name: value for name, value in names.items() if name.isupper()})
    settings.configure(**base)

import django

django.setup()
from django.db import DatabaseError, connections, connection
from django.db.migrations.executor import MigrationExecutor
import psycopg2 as driver

try:
    from psycopg import ClientCursor
except ImportError:
    ClientCursor = None


plain = driver.connect(host=socket, user="postgres", dbname="postgres")
plain.autocommit = True


def copy(name, template):
    connection.close()
    with plain.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


class Recorder:
    """What one direction of one migration sends."""

    def __init__(self):
        self.lines = []

    def __call__(self, execute, sql, params, many, context):
        sql = sql if isinstance(sql, str) else sql.as_string(context["connection"].connection)
        for one in params if many else [params]:
            text = self.text_of(sql, one, context)
            if not (QUERY.match(text) and not EFFECT.search(text)):
                text = text.strip().rstrip(";")
                comment = "\n" if "--" in text.splitlines()[-1:][0] else ""
                self.lines.append(f"{text}{comment};\n")
        return execute(sql, params, many, context)

    @staticmethod
    def text_of(sql, params, context):
        if not params:
            return sql if params is None else sql % ()
        cursor = context["cursor"].cursor
        if hasattr(cursor, "mogrify"):
            text = cursor.mogrify(sql, params)
        else:
            text = ClientCursor(context["connection"].connection).mogrify(sql, params)
        return text.decode() if isinstance(text, bytes) else text


def run(database, atomic, change):
    connection.close()
    connection.settings_dict["NAME"] = database
    recorder, found = Recorder(), None
    try:
        with connection.execute_wrapper(recorder):
            with connection.schema_editor(atomic=atomic) as editor:
                found = change(editor)
        wrong = None
    except DatabaseError as error:
        # What PostgreSQL refuses is written down as well: the last statement.
        print(f"{database}: {error}".splitlines()[0][:200], file=sys.stderr)
        wrong = None
    except BaseException as error:
        if "--trace" in sys.argv:
            traceback.print_exc()
        wrong = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    connection.close()
    text = "\n".join(recorder.lines)
    if not atomic:
        text = f"COMMIT;\n\n{text}\nBEGIN;\n"
    return text, wrong, found


def main():
    ups = ["BEGIN;\n\nCREATE TABLE alembic_version (\n    version_num VARCHAR(255) NOT NULL, \n    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n);\n"]
    downs, failed, before = [], [], "base"
    copy("rendered_django", "template0")
    connection.settings_dict["NAME"] = "rendered_django"
    executor = MigrationExecutor(connection)
    plan = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)]
    executor.recorder.ensure_schema()
    state = executor._create_project_state()
    connection.close()
    with driver.connect(host=socket, user="postgres", dbname="rendered_django") as first, first.cursor() as cursor:
        cursor.execute(ups[0].removeprefix("BEGIN;"))
        migrations = (
            "CREATE TABLE django_migrations (id bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, app varchar(255) NOT NULL, "
            "name varchar(255) NOT NULL, applied timestamp with time zone NOT NULL);\n"
        )
        ups[0] += f"\n{migrations}"
    first.close()
    began = time.monotonic()
    for migration in plan:
        if time.monotonic() - began > given.seconds:
            break
        name, old = f"{migration.app_label}.{migration.name}", state.clone()
        # What one migration does is the state's affair even where the database refuses.
        atomic = migration.atomic
        upgrade, wrong, made = run("rendered_django", atomic, lambda editor: migration.apply(state, editor))
        if made is None:
            state = migration.mutate_state(old.clone())
        else:
            state = made
        if wrong:
            failed.append((name, "upgrade", wrong))
            upgrade = f"-- Not rendered: {wrong}\n"
        begin = "" if len(ups) == 1 else "BEGIN;\n\n"
        change = (
            f"INSERT INTO alembic_version (version_num) VALUES ('{name}')"
            if before == "base"
            else f"UPDATE alembic_version SET version_num='{name}' WHERE alembic_version.version_num = '{before}'"
        )
        came = "" if before == "base" else before
        ups.append(f"{begin}-- Running upgrade {came} -> {name}\n\n{upgrade}\n{change};\n\nCOMMIT;\n")
        copy("rendered_copy", "rendered_django")
        downgrade, wrong, _ = run("rendered_copy", atomic, lambda editor: migration.unapply(old.clone(), editor))
        if wrong:
            failed.append((name, "downgrade", wrong))
            downgrade = f"-- Not rendered: {wrong}\n"
        change = (
            f"DELETE FROM alembic_version WHERE alembic_version.version_num = '{name}'"
            if before == "base"
            else f"UPDATE alembic_version SET version_num='{before}' WHERE alembic_version.version_num = '{name}'"
        )
        downs.append(f"BEGIN;\n\n-- Running downgrade {name} -> {came}\n\n{downgrade}\n{change};\n\nCOMMIT;\n")
        before = name
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
