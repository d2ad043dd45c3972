-- fact: a transform's function is there
-- expect: refused 42883
CREATE TRANSFORM FOR integer LANGUAGE sql (TO SQL WITH FUNCTION nosuch(internal));
