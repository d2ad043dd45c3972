-- fact: rows with NULL are deleted first
-- expect: accepted
CREATE TABLE roles (id int, code text);
INSERT INTO roles VALUES (1), (3);
DELETE FROM roles WHERE code IS NULL;
ALTER TABLE roles ALTER code SET NOT NULL;
