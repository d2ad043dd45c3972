-- fact: A label is not free for itself.
-- expect: refused 42710

CREATE TYPE status AS ENUM ('open', 'paid');
ALTER TYPE status RENAME VALUE 'open' TO 'open';
