-- fact: a number out of range
-- expect: refused 22003
CREATE TABLE roles (n bigint);
INSERT INTO roles VALUES (3000000000);
ALTER TABLE roles ALTER n TYPE int;
