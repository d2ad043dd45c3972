-- fact: a type that is cast stays
-- expect: refused 2BP01
CREATE TYPE grade AS ENUM ('low');
CREATE CAST (varchar AS grade) WITH INOUT AS IMPLICIT;
DROP TYPE grade;
