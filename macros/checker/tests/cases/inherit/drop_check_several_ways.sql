-- fact: A check that comes down by two ways goes with both
-- expect: accepted
CREATE TABLE sales (total int CONSTRAINT positive CHECK (total > 0));
CREATE TABLE child () INHERITS (sales);
CREATE TABLE grandchild () INHERITS (child, sales);
ALTER TABLE sales DROP CONSTRAINT positive;
