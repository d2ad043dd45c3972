-- fact: PostgreSQL 17's transaction_timeout is no setting of 15.
-- expect: refused 42704
-- expect 16: not judged
SET transaction_timeout = 0;
