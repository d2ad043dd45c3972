-- fact: What stands in a schema is called by its new name everywhere.
-- expect: accepted

CREATE SCHEMA pos;
CREATE TYPE pos.status AS ENUM ('open', 'paid');
CREATE DOMAIN pos.code AS text CHECK (VALUE <> '');
CREATE TABLE pos.sales (a serial PRIMARY KEY, s pos.status DEFAULT 'open' CHECK (s <> 'paid'::pos.status), c pos.code, l pos.status[]);
CREATE TABLE lines (sale integer REFERENCES pos.sales ON DELETE CASCADE, s pos.status);
CREATE INDEX lines_open ON lines (sale) WHERE s = 'open';
ALTER SCHEMA pos RENAME TO "Point of Sale";
