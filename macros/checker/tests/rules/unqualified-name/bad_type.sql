-- @upgrade
CREATE TYPE public.method AS ENUM ('cash');
ALTER TABLE pos.sales ADD COLUMN method method;
-- @downgrade
ALTER TABLE pos.sales DROP COLUMN method;
DROP TYPE public.method;
