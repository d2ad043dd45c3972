-- fact: A bound of char(n) has as many blanks as a value
-- expect: accepted
CREATE TABLE events (kind char(4), name varchar(3)) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN ('c', 'd  ', 'abcd  ', '');
CREATE TABLE events_2 PARTITION OF events FOR VALUES IN ('e') PARTITION BY RANGE (name);
CREATE TABLE events_3 PARTITION OF events_2 FOR VALUES FROM ('a') TO ('abc  ');
