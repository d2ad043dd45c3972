-- fact: Nor what is renamed.
-- expect: refused 42710
CREATE TYPE later;
CREATE TYPE now AS ENUM ('a');
ALTER TYPE now RENAME TO later;
