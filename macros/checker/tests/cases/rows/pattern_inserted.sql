-- fact: SIMILAR TO is about the whole text
-- expect: refused 23514
CREATE TABLE t (b text CHECK (b SIMILAR TO '[a-z]{2}'));
INSERT INTO t VALUES ('abc');
