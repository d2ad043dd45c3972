-- fact: functions of json
-- expect: accepted
CREATE TABLE events (id bigserial, payload jsonb, at timestamptz);
CREATE VIEW shown AS
SELECT id, payload ->> 'kind' AS kind, (payload #>> '{a,b}')::int AS deep, jsonb_build_object('id', id, 'at', at) AS object,
    json_agg(payload) FILTER (WHERE payload IS NOT NULL) AS payloads, date_trunc('day', at) AS day
FROM events GROUP BY id, payload, at;
