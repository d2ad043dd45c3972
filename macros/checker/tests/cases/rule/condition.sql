-- fact: A rule may have a condition.
-- expect: accepted
CREATE TABLE t (tenant text, a integer);
CREATE RULE r AS ON DELETE TO t WHERE old.tenant = current_setting('app.x') DO INSTEAD NOTHING;
