CREATE TABLE workers (name text, split boolean); CREATE TABLE job (id integer);
CREATE FUNCTION everywhere(command text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE worker record;
BEGIN
    EXECUTE replace(command, '$', 'job');
    FOR worker IN SELECT name FROM workers WHERE split LOOP
        EXECUTE replace(command, '$', worker.name);
    END LOOP;
END $$;
SELECT everywhere('ALTER TABLE $ ADD COLUMN a integer');
SELECT everywhere('ALTER TABLE $ ADD COLUMN b integer');
