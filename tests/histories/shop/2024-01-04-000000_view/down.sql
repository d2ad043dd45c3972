DROP VIEW sale_totals;
