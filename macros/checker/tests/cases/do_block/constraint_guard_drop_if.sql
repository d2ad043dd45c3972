-- fact: A foreign key of whatever name is dropped by EXECUTE.
-- expect: accepted
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (a_id integer REFERENCES a);
DO $$
DECLARE
    name_of_constraint text;
BEGIN
    SELECT tc.constraint_name INTO name_of_constraint
    FROM information_schema.table_constraints tc
    JOIN information_schema.key_column_usage kcu ON tc.constraint_name = kcu.constraint_name
    WHERE tc.table_name = 'b' AND kcu.column_name = 'a_id' AND tc.constraint_type = 'FOREIGN KEY';
    IF name_of_constraint IS NOT NULL THEN
        EXECUTE 'ALTER TABLE b DROP CONSTRAINT ' || quote_ident(name_of_constraint);
    END IF;
END $$;
