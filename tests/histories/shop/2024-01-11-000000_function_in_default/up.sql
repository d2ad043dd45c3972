CREATE FUNCTION next_number(prefix text, width int DEFAULT 6) RETURNS text LANGUAGE sql AS
$$ SELECT prefix || lpad((random() * 1000000)::int::text, width, '0') $$;
ALTER TABLE sales ADD COLUMN number text NOT NULL DEFAULT next_number('S');
CREATE UNIQUE INDEX sales_number ON sales (lower(number));
