-- fact: an index whose predicate casts to a type needs it
-- expect: refused 2BP01
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE sales (n int);
CREATE INDEX by_n ON sales (n) WHERE 'a'::kind < 'a'::kind;
DROP TYPE kind;
