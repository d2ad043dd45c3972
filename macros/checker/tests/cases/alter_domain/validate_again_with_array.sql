-- fact: the columns are looked at even if the constraint was validated before
-- expect: refused 0A000
CREATE DOMAIN email AS text CHECK (VALUE <> '');
CREATE TABLE t (a email[]);
ALTER DOMAIN email VALIDATE CONSTRAINT email_check;
