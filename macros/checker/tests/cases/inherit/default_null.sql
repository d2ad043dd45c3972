-- fact: DEFAULT NULL overrides the default above
-- expect: accepted
CREATE TABLE p (a integer DEFAULT 5);
CREATE TABLE q (a integer DEFAULT NULL) INHERITS (p);
