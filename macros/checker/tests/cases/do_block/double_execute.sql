-- fact: EXECUTE builds a statement that holds a constant.
-- expect: accepted
CREATE TABLE t (a text);
DO $$ BEGIN
    EXECUTE $q$ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'$q$;
    EXECUTE 'ALTER TABLE t ADD CHECK (a <> ' || quote_literal('y') || ')';
END $$;
