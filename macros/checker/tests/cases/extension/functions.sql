-- fact: functions and operators of every extension that comes with PostgreSQL are known
-- expect: accepted
CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
CREATE EXTENSION fuzzystrmatch;
CREATE EXTENSION tablefunc;
CREATE EXTENSION isn;
CREATE EXTENSION seg;
CREATE TABLE t (a text, b text, c cube, i isbn13, s seg, CHECK (levenshtein(a, b) < 3), CHECK (cube_dim(c) = 3));
CREATE INDEX ON t (soundex(a));
CREATE INDEX ON t USING gist (c);
CREATE INDEX ON t USING gist (ll_to_earth(1.0, length(a)));
CREATE INDEX ON t (i);
