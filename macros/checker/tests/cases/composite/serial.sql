-- fact: An attribute is not serial.
-- expect: refused 42704
CREATE TYPE address AS (a serial);
