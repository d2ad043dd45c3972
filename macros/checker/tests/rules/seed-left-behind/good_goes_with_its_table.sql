-- @upgrade
CREATE TABLE pos.tips (tip_id uuid PRIMARY KEY);
INSERT INTO pos.tips (tip_id) VALUES ('6f9619ff-8b86-4d01-b42d-00cf4fc964ff');
-- @downgrade
DROP TABLE pos.tips;
