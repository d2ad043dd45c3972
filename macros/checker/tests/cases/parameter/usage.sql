-- fact: Its privileges are SET and ALTER SYSTEM.
-- expect: refused 0LP01
-- roles: r1
GRANT USAGE ON PARAMETER work_mem TO r1;
