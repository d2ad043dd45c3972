-- fact: an index that LIKE copies is named after what the columns were called when it was made
-- expect: accepted
CREATE TABLE t (b integer UNIQUE);
CREATE INDEX ON t (b);
ALTER TABLE t RENAME b TO c;
CREATE TABLE u (LIKE t INCLUDING INDEXES);
