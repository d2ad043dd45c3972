-- fact: A database's options are the server's.
-- expect: accepted
-- roles: r1
ALTER DATABASE template1 CONNECTION LIMIT 5;
ALTER DATABASE template1 REFRESH COLLATION VERSION;
ALTER DATABASE template1 OWNER TO r1;
