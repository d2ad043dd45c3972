-- fact: The schema is looked for before the type is looked at.
-- expect: refused 3F000

CREATE TABLE sales (a integer);
ALTER TYPE sales SET SCHEMA pos;
