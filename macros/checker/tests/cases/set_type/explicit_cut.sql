-- fact: an explicit cast cuts
-- expect: accepted
CREATE TABLE roles (name varchar(20));
INSERT INTO roles VALUES ('administrator');
ALTER TABLE roles ALTER name TYPE varchar(5) USING name::varchar(5);
