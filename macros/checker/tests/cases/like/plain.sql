-- fact: LIKE takes names, types, collations and NOT NULL.
-- expect: accepted
CREATE TABLE s (a integer PRIMARY KEY, b serial, c text DEFAULT 'x' COLLATE "C" NOT NULL, d integer GENERATED ALWAYS AS (a * 2) STORED, CHECK (a > 0));
CREATE TABLE t (z integer, LIKE s, y integer);
