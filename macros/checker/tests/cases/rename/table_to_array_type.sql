-- fact: An array type makes way.
-- expect: accepted

CREATE TABLE sales (a integer);
CREATE TYPE status AS ENUM ('a');
ALTER TABLE sales RENAME TO _status;
CREATE TABLE t (a status[], b _status[]);
