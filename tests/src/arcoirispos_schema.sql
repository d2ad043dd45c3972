-- One line each, in the order of arcoirispos_schema.txt. Whatever the kinds below do not cover is told as `other`.
WITH
ours AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'arcoiris')
),
members AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
),
tables AS (
    SELECT c.oid, n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND (n.nspname, c.relname) <> ('public', 'alembic_version')
),
lines AS (
    SELECT 1 AS kind, nspname::text AS object, 0 AS part, ''::text AS name, 0 AS position, 'schema ' || nspname AS line
    FROM ours WHERE nspname <> 'public'
    UNION ALL
    SELECT 2, extname, 0, '', 0, 'extension ' || extname || ' in ' || extnamespace::regnamespace
    FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL
    SELECT 3, t.oid::regtype::text, 0, '', 0, 'enum ' || t.oid::regtype || ': '
        || (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
    FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
    WHERE t.typtype = 'e'
    UNION ALL
    SELECT 4, name, 0, '', 0, 'table ' || name FROM tables
    UNION ALL
    SELECT 4, t.name, 1, '', a.attnum, '  column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
    UNION ALL
    SELECT 4, t.name, 2, c.conname::text COLLATE "C", 0, '  constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
    FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid
    WHERE c.contype <> 'n' -- PostgreSQL 18 keeps NOT NULL here, too
    UNION ALL
    SELECT 5, t.name, 0, i.indexrelid::regclass::text, 0, 'other index ' || i.indexrelid::regclass
    FROM tables t JOIN pg_index i ON i.indrelid = t.oid
    WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
    UNION ALL
    SELECT 5, t.name, 0, g.tgname::text, 0, 'other trigger ' || g.tgname
    FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
    UNION ALL
    SELECT 5, c.oid::regclass::text, 0, '', 0, 'other relation ' || c.oid::regclass || ' of kind ' || c.relkind::text
    FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
    WHERE c.relkind NOT IN ('r', 'i', 't', 'I')
    UNION ALL
    SELECT 5, p.oid::regprocedure::text, 0, '', 0, 'other function ' || p.oid::regprocedure
    FROM pg_proc p JOIN ours n ON n.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM members WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
    UNION ALL
    SELECT 5, t.oid::regtype::text, 0, '', 0, 'other type ' || t.oid::regtype || ' of kind ' || t.typtype::text
    FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
    WHERE t.typtype NOT IN ('c', 'e') AND t.typelem = 0
        AND NOT EXISTS (SELECT FROM members WHERE classid = 'pg_type'::regclass AND objid = t.oid)
)
SELECT line FROM lines ORDER BY kind, object COLLATE "C", part, name COLLATE "C", position
