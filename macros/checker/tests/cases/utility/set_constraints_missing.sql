-- fact: The constraint must be there.
-- expect: refused 42704
SET CONSTRAINTS nope DEFERRED;
