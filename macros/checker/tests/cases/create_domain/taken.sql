-- fact: A domain is a type.
-- expect: refused 42710

CREATE TABLE email (a integer);
CREATE DOMAIN email AS text;
