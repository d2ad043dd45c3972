-- fact: serial is no type.
-- expect: refused 42704

CREATE DOMAIN number AS serial;
