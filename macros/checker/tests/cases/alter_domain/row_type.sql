-- fact: A row type is no domain.
-- expect: refused 42809

CREATE TABLE code (a integer);
ALTER DOMAIN code SET NOT NULL;
