-- fact: 1.0 and 1.00 are equal
-- expect: refused 23505
CREATE TABLE roles (a numeric);
INSERT INTO roles VALUES (1.0), (1.00);
ALTER TABLE roles ADD UNIQUE (a);
