-- fact: A type's name is not free for a sequence.
-- expect: refused 42710

CREATE TYPE numbers AS ENUM ('a');
CREATE SEQUENCE numbers;
