-- fact: An inner block's failure leaves the outer's work.
-- expect: accepted
CREATE TABLE t (a integer);
DO $$ BEGIN
    CREATE TABLE u (a integer);
    BEGIN
        CREATE TABLE w (a integer);
        CREATE TABLE t (a integer);
    EXCEPTION WHEN duplicate_table THEN
        CREATE TABLE x (a integer);
    END;
END $$;
