-- fact: Not even of a domain.
-- expect: refused 22023

CREATE DOMAIN small AS integer;
CREATE SEQUENCE numbers AS small;
