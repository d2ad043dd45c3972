-- @upgrade
ALTER TABLE core.user_org_roles ADD CONSTRAINT again UNIQUE (org_id, user_id) INCLUDE (role) DEFERRABLE;
-- @downgrade
ALTER TABLE core.user_org_roles DROP CONSTRAINT again;
