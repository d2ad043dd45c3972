-- fact: of two exclusion constraints that are alike one index is made, under the name that is written for it
-- expect: accepted
CREATE TABLE e (a int, b int, EXCLUDE (a WITH =), CONSTRAINT y EXCLUDE (a WITH =), EXCLUDE (b WITH =), EXCLUDE (a WITH =) DEFERRABLE);
