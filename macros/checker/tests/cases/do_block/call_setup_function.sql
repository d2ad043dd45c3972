-- fact: A function of the history is run where it is called.
-- expect: accepted
CREATE FUNCTION setup(prefix text) RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
    EXECUTE format('CREATE TABLE %I (id integer)', prefix || '_items');
    CREATE TABLE plain (id integer);
END
$f$;
SELECT setup('app');
