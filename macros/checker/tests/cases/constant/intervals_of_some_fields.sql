-- fact: intervals of some fields
-- expect: accepted
CREATE TABLE a (i interval DEFAULT INTERVAL '1' DAY, j interval DEFAULT interval '1 day', k timestamptz DEFAULT now() + INTERVAL '30' MINUTE, l interval(0) DEFAULT '1.5 sec', m interval hour to minute DEFAULT '1:30', n interval year DEFAULT '2', o interval day to second(3) DEFAULT '1 day 2:03:04.5678', p interval(2) DEFAULT '-1.255 sec', q interval year to month DEFAULT '14 months 3 days');
