-- fact: one that is not there
-- expect: refused 42704
DROP EVENT TRIGGER one;
