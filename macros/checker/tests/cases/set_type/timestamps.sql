-- fact: now() becomes a timestamp by itself
-- expect: accepted
CREATE TABLE sales (a timestamptz DEFAULT now() CHECK (a > '2000-01-01'), b date DEFAULT current_date);
ALTER TABLE sales ALTER a TYPE timestamp, ALTER b TYPE timestamptz;
