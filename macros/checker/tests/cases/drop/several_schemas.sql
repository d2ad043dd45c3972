-- fact: several schemas of one statement count together
-- expect: accepted
CREATE SCHEMA pos;
CREATE SCHEMA core;
DROP SCHEMA pos, core;
