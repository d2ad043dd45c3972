-- fact: A quoted name keeps its case.
-- expect: accepted

CREATE SCHEMA "Point of Sale";
CREATE SCHEMA "point of sale";
