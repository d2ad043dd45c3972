-- @upgrade
DO $$ BEGIN IF EXISTS (SELECT FROM pos.sales) THEN DROP TABLE pos.tax_rates; END IF; END $$;
-- @downgrade

