-- @upgrade
ALTER TABLE pos.sales ADD CONSTRAINT positive CHECK (grand_total >= 0) NOT VALID;
ALTER TABLE pos.sales VALIDATE CONSTRAINT positive;
-- @downgrade
ALTER TABLE pos.sales DROP CONSTRAINT positive;
