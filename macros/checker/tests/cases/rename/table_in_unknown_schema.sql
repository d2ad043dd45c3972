-- fact: The schema has to be there.
-- expect: refused 3F000

ALTER TABLE pos.sales RENAME TO receipts;
