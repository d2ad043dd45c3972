-- fact: Bytes count, not letters.
-- expect: refused 42602

CREATE TYPE status AS ENUM ('ääääääääääääääääääääääääääääääää');
