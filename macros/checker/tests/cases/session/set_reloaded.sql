-- fact: What the server's configuration says is not set by a session.
-- expect: refused 55P02
-- expect 16: not judged
SET log_destination = 'csvlog';
