-- fact: And the types have to fit.
-- expect: refused 42804
CREATE TABLE t (a integer);
CREATE TABLE u (a integer, b text);
CREATE RULE r AS ON UPDATE TO t DO ALSO INSERT INTO u VALUES (new.a::text);
