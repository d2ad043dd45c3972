-- fact: a trigger on several events, with arguments
-- expect: accepted
CREATE SCHEMA audit;
CREATE TABLE audit.log (id bigserial, row_data jsonb);
CREATE TABLE accounts (id int PRIMARY KEY, balance numeric(10,2));
CREATE FUNCTION audit.note() RETURNS TRIGGER LANGUAGE 'plpgsql' SECURITY DEFINER SET search_path = audit, pg_temp AS $body$
DECLARE
    v_row jsonb;
BEGIN
    IF (TG_OP = 'DELETE') THEN
        v_row := to_jsonb(OLD);
    ELSE
        v_row := to_jsonb(NEW);
    END IF;
    INSERT INTO audit.log (row_data) VALUES (v_row);
    RETURN NULL;
END
$body$;
CREATE TRIGGER accounts_audit AFTER INSERT OR UPDATE OF balance, id OR DELETE ON accounts FOR EACH ROW
    WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION audit.note('a''b', 12, x);
