-- fact: a function of the session converts a column
-- expect: accepted
CREATE TABLE t (v bytea);
CREATE FUNCTION pg_temp.needs(txt text) RETURNS boolean AS $$ BEGIN IF txt !~ '(NaN|Infinity)' THEN RETURN false; END IF; PERFORM txt::jsonb; RETURN false; EXCEPTION WHEN others THEN RETURN true; END; $$ LANGUAGE plpgsql;
UPDATE t SET v = 'x' WHERE pg_temp.needs(convert_from(v, 'UTF8'));
ALTER TABLE t ALTER v TYPE jsonb USING CASE WHEN v IS NOT NULL THEN CAST(convert_from(v, 'UTF8') AS jsonb) ELSE NULL END;
DROP FUNCTION pg_temp.needs(text);
