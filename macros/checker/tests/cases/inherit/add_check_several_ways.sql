-- fact: By two ways down it comes to those below once
-- expect: accepted
CREATE TABLE sales (total int);
CREATE TABLE one () INHERITS (sales);
CREATE TABLE two () INHERITS (sales);
CREATE TABLE grandchild () INHERITS (one, two);
CREATE TABLE last () INHERITS (grandchild);
ALTER TABLE sales ADD CONSTRAINT positive CHECK (total > 0);
ALTER TABLE sales DROP CONSTRAINT positive;
