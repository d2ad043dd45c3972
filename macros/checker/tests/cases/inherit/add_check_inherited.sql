-- fact: A check that is inherited becomes the table's own as well; those below have it already
-- expect: accepted
CREATE TABLE sales (total int CONSTRAINT positive CHECK (total > 0));
CREATE TABLE heir () INHERITS (sales);
CREATE TABLE grandchild () INHERITS (heir);
ALTER TABLE heir ADD CONSTRAINT positive CHECK (total > 0);
