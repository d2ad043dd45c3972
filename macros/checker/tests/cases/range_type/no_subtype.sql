-- fact: A range type has a subtype.
-- expect: refused 42601
CREATE TYPE r AS RANGE (SUBTYPE_DIFF = float8mi);
