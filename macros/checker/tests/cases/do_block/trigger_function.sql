-- fact: Nor in a block.
-- expect: refused 0A000
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
DO 'BEGIN PERFORM tf(); END';
