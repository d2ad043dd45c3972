-- fact: Columns and checks are taken over in the order of the tables above, merged by name.
-- expect: accepted
CREATE TABLE a (x integer NOT NULL DEFAULT 1, y text CHECK (y <> ''), CHECK (x > 0) NO INHERIT, CONSTRAINT k CHECK (x < 100));
CREATE TABLE b (x integer DEFAULT 2, z integer GENERATED ALWAYS AS (5) STORED);
CREATE TABLE c (w integer, x integer DEFAULT 3, y text DEFAULT 'q', CONSTRAINT k CHECK (x < 100), CONSTRAINT k2 CHECK (w > 1)) INHERITS (a, b);
