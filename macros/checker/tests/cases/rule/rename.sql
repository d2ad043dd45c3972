-- fact: a rule gets another name
-- expect: accepted
CREATE TABLE t (a integer);
CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
ALTER RULE nothing ON t RENAME TO none;
COMMENT ON RULE none ON t IS 'nothing goes';
