-- fact: a default that casts to a type needs it
-- expect: refused 2BP01
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE sales (kind text DEFAULT 'a'::kind);
DROP TYPE kind;
