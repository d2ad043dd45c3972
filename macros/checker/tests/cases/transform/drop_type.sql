-- fact: a transform keeps its type
-- expect: refused 2BP01
CREATE TYPE mood AS ENUM ('a');
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION prsd_lextype(internal));
DROP TYPE mood;
