"""The environment of the old chain. DATABASE_URL is a libpq URL."""
import os

from alembic import context
from sqlalchemy import create_engine, pool


def database_url():
    return os.environ["DATABASE_URL"]


def include_object(object, name, type_, reflected, compare_to):
    # Ignore alembic_version when reflecting from public schema
    if type_ == "table":
        obj_schema = getattr(object, "schema", None)
        if obj_schema == "public" and name == "alembic_version":
            return False

    # Ignore indexes (often auto-created)
    if type_ == "index":
        return False

    # Avoid spurious unique constraint diffs
    if type_ == "unique_constraint" and reflected and not compare_to:
        return False

    return True


def run_migrations_offline():
    context.configure(
        dialect_name="postgresql",
        literal_binds=True,
        include_schemas=True,
        version_table_schema="public",
    )
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    import psycopg2

    connectable = create_engine(
        "postgresql+psycopg2://",
        creator=lambda: psycopg2.connect(database_url()),
        poolclass=pool.NullPool,
    )
    with connectable.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=None,
            include_schemas=True,
            include_object=include_object,
            version_table_schema="public",
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
