-- fact: Settings that change no catalog.
-- expect: accepted

SET lock_timeout = '5s';
SET LOCAL statement_timeout TO 0;
SET client_min_messages TO warning;
SET check_function_bodies = false;
SET app.user_id = '42';
RESET lock_timeout;
