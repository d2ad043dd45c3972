-- fact: exclusion constraints with different conditions have an index each
-- expect: accepted
CREATE TABLE e (a int, b int, EXCLUDE (a WITH =) WHERE (b > 1), EXCLUDE (a WITH =) WHERE (b > 2), EXCLUDE (a WITH =));
