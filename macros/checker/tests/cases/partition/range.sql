-- fact: A partition takes its columns, checks and indexes over from the partitioned table.
-- expect: accepted
CREATE TABLE sales (id bigint NOT NULL, day date NOT NULL DEFAULT now(), note text CHECK (note <> ''), PRIMARY KEY (id, day), UNIQUE (day, id)) PARTITION BY RANGE (day);
CREATE INDEX ON sales (lower(note)) WHERE id > 3;
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sales_rest PARTITION OF sales DEFAULT;
