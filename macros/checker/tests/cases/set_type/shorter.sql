-- fact: a text that has no room any more
-- expect: refused 22001
CREATE TABLE roles (name varchar(20));
INSERT INTO roles VALUES ('administrator');
ALTER TABLE roles ALTER name TYPE varchar(5);
