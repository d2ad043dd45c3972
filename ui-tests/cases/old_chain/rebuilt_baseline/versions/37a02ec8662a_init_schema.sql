-- Init schema.
--
-- @revision 37a02ec8662a
-- @revises 000000000001

-- @upgrade
CREATE TYPE acct.acct_entry_type AS ENUM ('debit', 'credit');
CREATE TABLE core.organizations (
    org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE core.users (
    user_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    email public.citext NOT NULL UNIQUE
);
CREATE TABLE core.user_org_roles (
    user_org_role_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    org_id uuid NOT NULL REFERENCES core.organizations (org_id),
    user_id uuid NOT NULL REFERENCES core.users (user_id),
    role text NOT NULL
);

-- @downgrade
DROP TABLE core.user_org_roles;
DROP TABLE core.users;
DROP TABLE core.organizations;
DROP TYPE acct.acct_entry_type;
