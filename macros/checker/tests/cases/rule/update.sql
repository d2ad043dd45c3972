-- fact: A rule may change another row.
-- expect: accepted
CREATE TABLE events (stream integer, stream2 bigint);
CREATE OR REPLACE RULE populate AS ON INSERT TO events DO UPDATE events SET stream2 = NEW.stream WHERE stream = NEW.stream;
