-- fact: or replaced
-- expect: accepted
CREATE TABLE t (a integer);
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE OR REPLACE RULE nothing AS ON INSERT TO t DO NOTHING;
