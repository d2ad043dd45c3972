-- fact: With IF NOT EXISTS the schema comes first.
-- expect: refused 3F000

CREATE SEQUENCE IF NOT EXISTS pos.numbers AS text;
