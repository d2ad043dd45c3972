-- fact: a text too long out of another column
-- expect: refused 22001
CREATE TABLE roles (a text, b varchar(3));
INSERT INTO roles VALUES ('abcd', NULL);
UPDATE roles SET b = a;
