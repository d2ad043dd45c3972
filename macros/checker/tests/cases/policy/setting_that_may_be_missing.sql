-- fact: a setting is asked for when a row is looked at, not when a policy or a view is made
-- expect: accepted
CREATE TABLE tickets (id integer, tenant text);
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tickets USING (tenant = (SELECT current_setting('desk.tenant')));
CREATE POLICY siblings ON tickets USING (id IN (SELECT other.id FROM tickets other WHERE other.tenant = current_setting('desk.tenant')));
CREATE VIEW own_tickets AS SELECT * FROM tickets WHERE tenant = current_setting('desk.tenant');
CREATE FUNCTION own_count() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM tickets WHERE tenant = current_setting('desk.tenant') $$;
