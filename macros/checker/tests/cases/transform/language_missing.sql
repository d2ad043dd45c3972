-- fact: its language is there
-- expect: refused 42704
CREATE TRANSFORM FOR integer LANGUAGE nosuch (TO SQL WITH FUNCTION int4recv(internal));
