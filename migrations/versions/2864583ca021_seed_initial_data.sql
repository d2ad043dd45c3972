-- Seed initial data: the first organization, its administrator, that role and a tax rate.
--
-- The rows have fixed identifiers, so that the downgrade removes these rows and no others. Databases that Alembic seeded have
-- such rows under identifiers of their own: the organization or the administrator is then found by name, and nothing is
-- inserted; all else hangs on the organization with the fixed identifier.
--
-- The administrator's password is a random one that nobody knows, another on every database. Set a real one with
--     UPDATE core.users SET password_hash = public.crypt('…', public.gen_salt('bf', 12)) WHERE email = 'admin@arcoirispos.com';
--
-- @revision 2864583ca021
-- @revises 853113448960
-- @created 2025-11-20 00:00:00+00

-- @upgrade
INSERT INTO core.organizations (org_id, name, legal_name, timezone, base_currency, is_active)
SELECT '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01', 'Arcoiris POS', 'Arcoiris POS', 'UTC', 'USD', true
WHERE NOT EXISTS (SELECT FROM core.organizations WHERE name = 'Arcoiris POS')
  AND NOT EXISTS (SELECT FROM core.users WHERE email = 'admin@arcoirispos.com');

INSERT INTO core.users (user_id, email, password_hash, display_name, is_active)
SELECT '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a02', 'admin@arcoirispos.com',
       public.crypt(encode(public.gen_random_bytes(32), 'hex'), public.gen_salt('bf', 12)), 'System Administrator', true
FROM core.organizations
WHERE org_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01'
  AND NOT EXISTS (SELECT FROM core.users WHERE email = 'admin@arcoirispos.com');

INSERT INTO core.user_org_roles (user_org_role_id, org_id, user_id, role, is_primary)
SELECT '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a03', o.org_id, u.user_id, 'admin', true
FROM core.organizations o, core.users u
WHERE o.org_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01' AND u.user_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a02';

INSERT INTO pos.tax_rates (tax_id, org_id, name, rate_percent, is_compound, is_default)
SELECT '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a04', o.org_id, 'Default Sales Tax', 7.25, false, true
FROM core.organizations o
WHERE o.org_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01';

-- @downgrade
DELETE FROM pos.tax_rates WHERE tax_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a04';
DELETE FROM core.user_org_roles WHERE user_org_role_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a03';
DELETE FROM core.users WHERE user_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a02';
DELETE FROM core.organizations WHERE org_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01';
