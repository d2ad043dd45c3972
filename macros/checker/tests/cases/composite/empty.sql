-- fact: A composite type may be empty.
-- expect: accepted
CREATE TYPE nothing AS ();
