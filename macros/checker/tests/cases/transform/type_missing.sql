-- fact: its type is there
-- expect: refused 42704
CREATE TRANSFORM FOR nosuch LANGUAGE sql (TO SQL WITH FUNCTION nosuch(internal));
