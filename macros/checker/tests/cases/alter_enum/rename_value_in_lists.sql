-- fact: A renamed value shows in lists of values.
-- expect: accepted

CREATE TYPE status AS ENUM ('open', 'paid', 'void');
CREATE TABLE sales (s status DEFAULT 'open', CHECK (s IN ('open', 'paid')));
CREATE DOMAIN state AS status DEFAULT 'paid' CHECK (VALUE <> 'void');
ALTER TYPE status RENAME VALUE 'paid' TO 'settled';
