-- fact: What a sequence does not have is not granted, to nobody and with no option.
-- expect: accepted

CREATE SEQUENCE numbers;
GRANT INSERT ON TABLE numbers TO PUBLIC WITH GRANT OPTION;
