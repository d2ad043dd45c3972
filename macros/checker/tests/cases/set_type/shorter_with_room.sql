-- fact: a text that still has room
-- expect: accepted
CREATE TABLE roles (name varchar(20));
INSERT INTO roles VALUES ('admin');
ALTER TABLE roles ALTER name TYPE varchar(5);
