CREATE TABLE desks (id integer); GRANT SELECT ON desks TO guarded_desk;
