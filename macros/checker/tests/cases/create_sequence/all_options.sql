-- fact: Every option at once.
-- expect: accepted

CREATE SEQUENCE numbers AS integer INCREMENT BY 5 MINVALUE 10 MAXVALUE 100 START WITH 20 CACHE 3 CYCLE OWNED BY NONE;
