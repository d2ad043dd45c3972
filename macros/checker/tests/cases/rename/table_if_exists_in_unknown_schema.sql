-- fact: IF EXISTS takes the schema's absence too.
-- expect: accepted

ALTER TABLE IF EXISTS pos.sales RENAME TO receipts;
