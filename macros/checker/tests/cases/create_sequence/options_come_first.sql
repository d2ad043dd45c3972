-- fact: Options are judged before the name.
-- expect: refused 22023

CREATE TABLE numbers (a integer);
CREATE SEQUENCE numbers INCREMENT 0;
