-- fact: An enum has no attributes.
-- expect: refused 42P01
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD ATTRIBUTE b integer;
