-- @upgrade
INSERT INTO core.organizations (org_id, name) VALUES ('0e37df36-f698-11e6-8dd4-cb9ced3df976', 'Arcoiris');
INSERT INTO core.user_org_roles (org_id, user_id, role)
VALUES ('0e37df36-f698-11e6-8dd4-cb9ced3df976', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', 'admin');
-- @downgrade
DELETE FROM core.user_org_roles WHERE org_id = '0e37df36-f698-11e6-8dd4-cb9ced3df976' AND user_id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' AND role = 'admin';
DELETE FROM core.organizations WHERE org_id = '0e37df36-f698-11e6-8dd4-cb9ced3df976';
