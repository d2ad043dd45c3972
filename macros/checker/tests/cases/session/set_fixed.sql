-- fact: What holds for the whole server is not set by a session.
-- expect: refused 55P02
-- expect 16: not judged
SET shared_buffers = 1000;
