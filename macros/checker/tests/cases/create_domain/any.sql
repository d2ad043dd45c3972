-- fact: A polymorphic type is no base.
-- expect: refused 42804

CREATE DOMAIN anything AS anyelement;
