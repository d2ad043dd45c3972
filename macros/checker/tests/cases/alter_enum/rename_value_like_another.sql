-- fact: Only the value itself is renamed.
-- expect: accepted

CREATE TYPE status AS ENUM ('open', 'reopen');
CREATE TABLE sales (s status DEFAULT 'reopen', t text DEFAULT 'open');
ALTER TYPE status RENAME VALUE 'open' TO 'fresh';
