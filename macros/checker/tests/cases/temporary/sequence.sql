-- fact: A temporary sequence goes with the session.
-- expect: accepted
CREATE SEQUENCE s;
CREATE TEMPORARY SEQUENCE s START 5;
ALTER SEQUENCE s INCREMENT 2;
