-- fact: text || timestamptz depends on settings
-- expect: refused 42P17
CREATE TABLE sales (code text, at timestamptz);
CREATE INDEX sales_called ON sales ((code || at));
