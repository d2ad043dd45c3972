-- fact: a predicate that is the constant true is left out
-- expect: accepted
CREATE TABLE t (a integer, EXCLUDE USING btree (a WITH =) WHERE (true));
