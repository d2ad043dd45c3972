"""baseline schema collapse

Revision ID: 000000000001
Revises:
Create Date: 2025-11-20 09:00:00.000000
"""
from alembic import op

revision = "000000000001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SCHEMA IF NOT EXISTS core")
    op.execute("CREATE SCHEMA IF NOT EXISTS acct")
    op.execute("CREATE SCHEMA IF NOT EXISTS inv")
    op.execute("CREATE SCHEMA IF NOT EXISTS pos")
    op.execute("CREATE EXTENSION IF NOT EXISTS citext")
    op.execute("CREATE EXTENSION IF NOT EXISTS pgcrypto")


def downgrade() -> None:
    # leaves both extensions behind
    op.execute("DROP SCHEMA IF EXISTS pos CASCADE")
    op.execute("DROP SCHEMA IF EXISTS inv CASCADE")
    op.execute("DROP SCHEMA IF EXISTS acct CASCADE")
    op.execute("DROP SCHEMA IF EXISTS core CASCADE")
