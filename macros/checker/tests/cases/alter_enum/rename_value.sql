-- fact: A renamed value shows in defaults, checks and indexes at once.
-- expect: accepted

CREATE TYPE status AS ENUM ('open', 'paid');
CREATE TABLE sales (status status DEFAULT 'open', CHECK (status <> 'open' OR status IS NOT NULL));
CREATE INDEX sales_open ON sales (status) WHERE status = 'open';
ALTER TYPE status RENAME VALUE 'open' TO 'it''s open';
