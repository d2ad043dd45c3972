"""Everything."""
from alembic import op
from models import kind, metadata, status
from sqlalchemy.dialects.postgresql.named_types import CreateEnumType
from sqlalchemy.schema import CreateIndex, CreateTable, SetColumnComment, SetTableComment

revision = "a1b2c3d4e5f6"
down_revision = None


def upgrade():
    op.execute("CREATE EXTENSION citext")
    op.execute("CREATE SCHEMA crm")
    op.execute("CREATE SCHEMA shop")
    for enum in (kind, status):
        op.execute(CreateEnumType(enum))
    for table in metadata.sorted_tables:
        op.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: index.name):
            op.execute(CreateIndex(index))
        if table.comment:
            op.execute(SetTableComment(table))
        for column in table.columns:
            if column.comment:
                op.execute(SetColumnComment(column))


def downgrade():
    op.execute("DROP SCHEMA shop CASCADE")
    op.execute("DROP SCHEMA crm CASCADE")
    op.execute("DROP EXTENSION citext")
