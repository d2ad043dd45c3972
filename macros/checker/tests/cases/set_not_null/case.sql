-- fact: CASE with a branch for each row
-- expect: accepted
CREATE TABLE roles (id int, code text);
INSERT INTO roles VALUES (1), (2);
UPDATE roles SET code = CASE id WHEN 1 THEN 'a' WHEN 2 THEN 'b' END;
ALTER TABLE roles ALTER code SET NOT NULL;
