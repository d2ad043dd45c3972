-- fact: The start lies within the bounds.
-- expect: refused 22023

CREATE SEQUENCE numbers AS integer START 3000000000;
