-- fact: The value has to be there.
-- expect: refused 22023

CREATE TYPE status AS ENUM ('open', 'paid');
ALTER TYPE status RENAME VALUE 'opened' TO 'shut';
