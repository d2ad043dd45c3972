-- fact: a check may call a volatile function
-- expect: accepted
CREATE TABLE sales (a timestamptz CHECK (a < clock_timestamp()));
