-- fact: A descending sequence ends at -1.
-- expect: accepted

CREATE SEQUENCE down INCREMENT -2;
CREATE SEQUENCE down2 AS smallint INCREMENT BY -2 MAXVALUE 10;
