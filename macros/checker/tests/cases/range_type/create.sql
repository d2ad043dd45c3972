-- fact: A range type brings a multirange type.
-- expect: accepted
CREATE TYPE floatrange AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE span AS RANGE (SUBTYPE = timestamp, MULTIRANGE_TYPE_NAME = spans);
CREATE TABLE t (a floatrange, b span[], c floatmultirange, d spans);
