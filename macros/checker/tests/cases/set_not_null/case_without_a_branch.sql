-- fact: CASE without a branch for a row
-- expect: refused 23502
CREATE TABLE roles (id int, code text);
INSERT INTO roles VALUES (1), (3);
UPDATE roles SET code = CASE id WHEN 1 THEN 'a' WHEN 2 THEN 'b' END;
ALTER TABLE roles ALTER code SET NOT NULL;
