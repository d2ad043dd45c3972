-- Seed.
--
-- @revision 1e13c05008ea
-- @revises 37a02ec8662a

-- @upgrade
INSERT INTO core.organizations (org_id, name) VALUES ('5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01', 'Arcoiris POS');

-- @downgrade
DELETE FROM core.organizations WHERE org_id = '5f0c1f0e-8d1b-4b0e-9a57-3c1d6f2e7a01';
