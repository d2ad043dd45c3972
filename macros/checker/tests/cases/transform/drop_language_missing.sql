-- fact: so is its language
-- expect: refused 42704
DROP TRANSFORM FOR integer LANGUAGE nosuch;
