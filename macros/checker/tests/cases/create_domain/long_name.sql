-- fact: A check's made-up name is cut to fit.
-- expect: accepted

CREATE DOMAIN aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa AS integer CHECK (VALUE > 0) CHECK (VALUE > 1);
CREATE TYPE bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb AS ENUM ('x');
CREATE TYPE _bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb AS ENUM ('x');
