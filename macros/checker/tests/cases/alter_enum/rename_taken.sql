-- fact: The new label has to be free.
-- expect: refused 42710

CREATE TYPE status AS ENUM ('open', 'paid');
ALTER TYPE status RENAME VALUE 'open' TO 'paid';
