-- fact: A sequence that was restarted within its bounds takes wider ones.
-- expect: accepted

CREATE SEQUENCE numbers MAXVALUE 100;
ALTER SEQUENCE numbers RESTART 50;
ALTER SEQUENCE numbers MAXVALUE 1000 INCREMENT 2;
ALTER SEQUENCE numbers MAXVALUE 40 RESTART 1;
