-- fact: a function of records needs column definitions
-- expect: refused 42601
SELECT * FROM jsonb_to_recordset('[]');
