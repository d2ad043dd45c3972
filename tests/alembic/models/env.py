"""Runs the one revision, which makes what `models` says, on the database of DATABASE_URL or as SQL."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from alembic import context
from models import metadata
from sqlalchemy import create_engine

options = dict(target_metadata=metadata, include_schemas=True, compare_server_default=True)
if context.is_offline_mode():
    context.configure(dialect_name="postgresql", literal_binds=True, **options)
    with context.begin_transaction():
        context.run_migrations()
else:
    import psycopg2

    with create_engine("postgresql+psycopg2://", creator=lambda: psycopg2.connect(os.environ["DATABASE_URL"])).connect() as connection:
        context.configure(connection=connection, **options)
        with context.begin_transaction():
            context.run_migrations()
