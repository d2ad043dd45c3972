-- fact: Statements about the session change nothing.
-- expect: accepted
LISTEN a;
NOTIFY a, 'x';
UNLISTEN *;
CHECKPOINT;
DISCARD PLANS;
DISCARD SEQUENCES;
