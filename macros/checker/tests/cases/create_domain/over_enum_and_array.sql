-- fact: A domain over an enum, and over an array.
-- expect: accepted

CREATE TYPE status AS ENUM ('open');
CREATE DOMAIN state AS status DEFAULT 'open' CHECK (VALUE IS NOT NULL);
CREATE DOMAIN states AS status[] CHECK (array_length(VALUE, 1) > 0);
CREATE DOMAIN code AS varchar(20) COLLATE "C" DEFAULT 'x' CHECK (VALUE ~ '^[a-z]+$' AND length(VALUE) > 2);
