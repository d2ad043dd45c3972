"""seed initial data

Revision ID: 2864583ca021
Revises: 853113448960
Create Date: 2025-11-20 09:44:52.940117
"""
from alembic import op

revision = "2864583ca021"
down_revision = "853113448960"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        INSERT INTO core.organizations (org_id, name, legal_name, timezone, base_currency, is_active)
        VALUES (gen_random_uuid(), 'Arcoiris POS', 'Arcoiris POS', 'UTC', 'USD', true)
        """
    )
    # the hash of a password that nobody knows
    op.execute(
        """
        INSERT INTO core.users (user_id, email, password_hash, display_name, is_active)
        VALUES (gen_random_uuid(), 'admin@arcoirispos.com',
                crypt(gen_random_uuid()::text, gen_salt('bf', 4)), 'System Administrator', true)
        """
    )
    op.execute(
        """
        INSERT INTO core.user_org_roles (user_org_role_id, org_id, user_id, role, is_primary)
        SELECT gen_random_uuid(), o.org_id, u.user_id, 'admin', true
        FROM core.organizations o, core.users u
        WHERE o.name = 'Arcoiris POS' AND u.email = 'admin@arcoirispos.com'
        """
    )
    # 0.0725 where percent is meant
    op.execute(
        """
        INSERT INTO pos.tax_rates (tax_id, org_id, name, rate_percent, is_compound, is_default)
        SELECT gen_random_uuid(), o.org_id, 'Default Sales Tax', 0.0725, false, true
        FROM core.organizations o
        WHERE o.name = 'Arcoiris POS'
        """
    )


def downgrade() -> None:
    # the identifiers are not known, so it guesses: every administrator goes, whoever made it
    op.execute("DELETE FROM pos.tax_rates WHERE name = 'Default Sales Tax'")
    op.execute("DELETE FROM core.user_org_roles WHERE role = 'admin'")
    op.execute("DELETE FROM core.users WHERE email = 'admin@arcoirispos.com'")
    op.execute("DELETE FROM core.organizations WHERE name = 'Arcoiris POS'")
