-- fact: A longer label is refused, not shortened.
-- expect: refused 42602

CREATE TYPE status AS ENUM ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
