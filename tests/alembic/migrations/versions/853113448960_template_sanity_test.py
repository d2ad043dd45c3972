"""template sanity test

Revision ID: 853113448960
Revises: 37a02ec8662a
Create Date: 2025-11-20 09:31:07.402318
"""

revision = "853113448960"
down_revision = "37a02ec8662a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
