-- fact: A schema's objects go with it.
-- expect: accepted

CREATE SCHEMA pos;
CREATE TABLE pos.sales (a serial PRIMARY KEY);
ALTER SCHEMA pos RENAME TO till;
COMMENT ON TABLE till.sales IS 'x';
