-- fact: Options are judged before the schema is looked for.
-- expect: refused 22023

CREATE SEQUENCE pos.numbers AS text;
