-- fact: A schema's name is taken once.
-- expect: refused 42P06

CREATE SCHEMA pos;
CREATE SCHEMA pos;
