-- The facts of a live database, one row each: object, attribute, value. Written from PostgreSQL's catalogs alone.
-- Comments are not asked for by obj_description, which is planned anew wherever it stands; attributes of one object stand in one
-- VALUES, since each SELECT adds to the time that planning takes. A line that ends in `-- since N` is left out before PostgreSQL N, whose
-- catalogs lack what it reads.
WITH
-- Who applies the revisions: told as current_user, and as an owner not at all.
migrator AS (
    SELECT oid, rolname FROM pg_roles WHERE rolname = current_user
),
spaces AS (
    SELECT oid, nspname, nspowner, nspacl FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
),
members AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
),
relations AS (
    SELECT c.*, quote_ident(s.nspname) || '.' || quote_ident(c.relname) AS called
    FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid
                      OR m.classid = 'pg_type'::regclass AND m.objid = c.reltype)
),
tables AS (
    SELECT r.*, CASE relkind WHEN 'c' THEN 'type ' WHEN 'f' THEN 'foreign table ' ELSE 'table ' END || called AS label
    FROM relations r WHERE relkind IN ('r', 'p', 'f', 'c')
),
columns AS (
    SELECT a.*, r.called || '.' || quote_ident(a.attname) AS named, t.typstorage, t.typcollation,
           row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum) AS place, r.oid AS relation
    FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid JOIN pg_type t ON t.oid = a.atttypid
    WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND a.attnum > 0 AND NOT a.attisdropped
),
views AS (
    SELECT CASE relkind WHEN 'v' THEN 'view ' ELSE 'materialized view ' END || called AS object, r.* FROM relations r WHERE relkind IN ('v', 'm')
),
types AS (
    SELECT t.*, quote_ident(s.nspname) || '.' || quote_ident(t.typname) AS called
    FROM pg_type t JOIN spaces s ON s.oid = t.typnamespace
    WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'p' AND NOT t.typisdefined OR t.typtype = 'b' AND t.typarray <> 0)
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
),
constraints AS (
    SELECT k.oid, k.conrelid, k.contypid, k.conindid, k.contype, k.conparentid, k.coninhcount, k.conislocal,
           'constraint ' || quote_ident(k.conname) || ' on ' || coalesce(r.called, t.called) AS named
    FROM pg_constraint k
    LEFT JOIN relations r ON r.oid = k.conrelid
    LEFT JOIN types t ON t.oid = k.contypid
    WHERE coalesce(r.called, t.called) IS NOT NULL AND k.contype IN ('p', 'u', 'c', 'f', 'x')
      -- Not those that say of one partition what a foreign key to the partitioned table says of all.
      AND NOT EXISTS (SELECT FROM pg_constraint whole WHERE whole.oid = k.conparentid AND whole.conrelid = k.conrelid)
),
routines AS (
    SELECT p.*, CASE p.prokind WHEN 'p' THEN 'procedure ' WHEN 'a' THEN 'aggregate ' ELSE 'function ' END || p.oid::regprocedure AS named
    FROM pg_proc p JOIN spaces s ON s.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
      -- A range type makes its own constructors.
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
),
triggers AS (
    SELECT g.*, 'trigger ' || quote_ident(g.tgname) || ' on ' || r.called AS named
    FROM pg_trigger g JOIN relations r ON r.oid = g.tgrelid WHERE NOT g.tgisinternal
       -- A partition's part of a trigger, but not of one that checks a foreign key.
       OR g.tgparentid <> 0 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = g.tgconstraint AND k.contype = 'f')
),
default_privileges AS (
    SELECT d.*, 'default privileges ' || CASE defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
               WHEN 'T' THEN 'types' ELSE 'schemas' END
           || ' (' || CASE defaclrole WHEN me.oid THEN 'current_user' ELSE defaclrole::regrole::text END || ')'
           || coalesce(' on ' || quote_ident(s.nspname), '') AS named
    FROM pg_default_acl d LEFT JOIN pg_namespace s ON s.oid = d.defaclnamespace,
         migrator AS me
),
foreign_data_wrappers AS (
    SELECT w.*, 'foreign data wrapper ' || quote_ident(fdwname) AS named FROM pg_foreign_data_wrapper w
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_foreign_data_wrapper'::regclass AND m.objid = w.oid)
),
foreign_servers AS (
    SELECT s.*, 'server ' || quote_ident(srvname) AS named FROM pg_foreign_server s
),
extended_statistics AS (
    SELECT x.*, 'statistics ' || quote_ident(s.nspname) || '.' || quote_ident(x.stxname) AS named
    FROM pg_statistic_ext x JOIN spaces s ON s.oid = x.stxnamespace
),
text_search_configurations AS (
    SELECT c.*, 'text search configuration ' || quote_ident(s.nspname) || '.' || quote_ident(c.cfgname) AS named
    FROM pg_ts_config c JOIN spaces s ON s.oid = c.cfgnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_ts_config'::regclass AND m.objid = c.oid)
),
text_search_dictionaries AS (
    SELECT d.*, 'text search dictionary ' || quote_ident(s.nspname) || '.' || quote_ident(d.dictname) AS named
    FROM pg_ts_dict d JOIN spaces s ON s.oid = d.dictnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_ts_dict'::regclass AND m.objid = d.oid)
),
collations AS (
    SELECT c.*, 'collation ' || quote_ident(s.nspname) || '.' || quote_ident(c.collname) AS named
    FROM pg_collation c JOIN spaces s ON s.oid = c.collnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_collation'::regclass AND m.objid = c.oid)
),
operators AS (
    SELECT o.*, 'operator ' || quote_ident(s.nspname) || '.' || o.oprname || ' (' || CASE oprleft WHEN 0 THEN 'NONE' ELSE format_type(oprleft, -1) END
               || ', ' || format_type(oprright, -1) || ')' AS named
    FROM pg_operator o JOIN spaces s ON s.oid = o.oprnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_operator'::regclass AND m.objid = o.oid)
),
text_search_parsers AS (
    SELECT p.*, 'text search parser ' || quote_ident(s.nspname) || '.' || quote_ident(p.prsname) AS named
    FROM pg_ts_parser p JOIN spaces s ON s.oid = p.prsnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_ts_parser'::regclass AND m.objid = p.oid)
),
text_search_templates AS (
    SELECT t.*, 'text search template ' || quote_ident(s.nspname) || '.' || quote_ident(t.tmplname) AS named
    FROM pg_ts_template t JOIN spaces s ON s.oid = t.tmplnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_ts_template'::regclass AND m.objid = t.oid)
),
conversions AS (
    SELECT c.*, 'conversion ' || quote_ident(s.nspname) || '.' || quote_ident(c.conname) AS named
    FROM pg_conversion c JOIN spaces s ON s.oid = c.connamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_conversion'::regclass AND m.objid = c.oid)
),
languages AS (
    SELECT l.*, 'language ' || quote_ident(l.lanname) AS named FROM pg_language l
    WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_language'::regclass AND m.objid = l.oid)
),
functions_called AS NOT MATERIALIZED (
    SELECT p.oid, CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(p.proname) AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
),
operator_families AS (
    SELECT f.*, m.amname, quote_ident(s.nspname) || '.' || quote_ident(f.opfname) AS called
    FROM pg_opfamily f JOIN spaces s ON s.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_opfamily'::regclass AND m.objid = f.oid)
),
operator_classes AS (
    SELECT c.*, quote_ident(s.nspname) || '.' || quote_ident(c.opcname) AS called, m.amname
    FROM pg_opclass c JOIN spaces s ON s.oid = c.opcnamespace JOIN pg_am m ON m.oid = c.opcmethod
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_opclass'::regclass AND m.objid = c.oid)
),
family_members AS (
    SELECT f.*, 'operator family member ' || quote_ident(amname || ' ' || word || ' ' || number) || ' (' || format_type(l, -1) || ', '
               || format_type(r, -1) || ') on ' || called AS named, x.*
    FROM operator_families f, LATERAL (
        SELECT 'operator' AS word, amopstrategy AS number, amoplefttype AS l, amoprighttype AS r, 'pg_amop'::regclass AS class, o.oid AS member,
               CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || p.oprname AS value, amopsortfamily AS sort
        FROM pg_amop o JOIN pg_operator p ON p.oid = o.amopopr JOIN pg_namespace n ON n.oid = p.oprnamespace WHERE amopfamily = f.oid
        UNION ALL
        SELECT 'function', amprocnum, amproclefttype, amprocrighttype, 'pg_amproc'::regclass, o.oid,
               CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(p.proname), 0
        FROM pg_amproc o JOIN pg_proc p ON p.oid = o.amproc JOIN pg_namespace n ON n.oid = p.pronamespace WHERE amprocfamily = f.oid) x
),
policies AS (
    SELECT p.*, 'policy ' || quote_ident(polname) || ' on ' || r.called AS named
    FROM pg_policy p JOIN relations r ON r.oid = p.polrelid
),
owners AS (
    SELECT 'schema ' || quote_ident(nspname) AS object, nspowner AS owner, nspacl AS acl, acldefault('n', nspowner) AS usual FROM spaces
    UNION ALL
    SELECT 'sequence ' || called, relowner, relacl, acldefault('s', relowner) FROM relations WHERE relkind = 'S'
    UNION ALL
    SELECT label, relowner, relacl, acldefault('r', relowner) FROM tables WHERE relkind <> 'c'
    UNION ALL
    SELECT label, typowner, typacl, acldefault('T', typowner) FROM tables t JOIN pg_type y ON y.oid = t.reltype WHERE relkind = 'c'
    UNION ALL
    SELECT object, relowner, relacl, acldefault('r', relowner) FROM views
    UNION ALL
    SELECT CASE typtype WHEN 'd' THEN 'domain ' ELSE 'type ' END || called, typowner, typacl, acldefault('T', typowner) FROM types
    UNION ALL
    SELECT named, proowner, proacl, acldefault('f', proowner) FROM routines
    UNION ALL
    SELECT 'column ' || c.named, r.relowner, c.attacl, '{}'::aclitem[] FROM columns c JOIN relations r ON r.oid = c.attrelid
    UNION ALL
    SELECT d.named, NULL, d.defaclacl, NULL FROM default_privileges d
    UNION ALL
    SELECT x.named, x.stxowner, NULL, NULL FROM extended_statistics x
    UNION ALL
    SELECT named, oprowner, NULL, NULL FROM operators
    UNION ALL
    SELECT 'operator family ' || called || ' (' || amname || ')', opfowner, NULL, NULL FROM operator_families
    UNION ALL
    SELECT 'operator class ' || called || ' (' || amname || ')', opcowner, NULL, NULL FROM operator_classes
    UNION ALL
    SELECT named, conowner, NULL, NULL FROM conversions
    UNION ALL
    SELECT named, lanowner, lanacl, acldefault('l', lanowner) FROM languages
    UNION ALL
    SELECT named, collowner, NULL, NULL FROM collations
    UNION ALL
    SELECT named, cfgowner, NULL, NULL FROM text_search_configurations
    UNION ALL
    SELECT named, dictowner, NULL, NULL FROM text_search_dictionaries
    UNION ALL
    SELECT 'publication ' || quote_ident(pubname), pubowner, NULL, NULL FROM pg_publication
    UNION ALL
    SELECT 'subscription ' || quote_ident(subname), subowner, NULL, NULL FROM pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL
    SELECT named, srvowner, srvacl, acldefault('S', srvowner) FROM foreign_servers
    UNION ALL
    SELECT named, fdwowner, fdwacl, acldefault('F', fdwowner) FROM foreign_data_wrappers
)
-- schemas
SELECT 'schema ' || quote_ident(s.nspname) AS object, v.attribute, v.value FROM spaces s,
LATERAL (VALUES ('', ''), ('comment', (SELECT description FROM pg_description WHERE objoid = s.oid AND classoid = 'pg_namespace'::regclass AND objsubid = 0))) AS v (attribute, value)
-- extensions
UNION ALL
SELECT 'extension ' || quote_ident(e.extname), v.attribute, v.value
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace,
LATERAL (VALUES ('', ''), ('schema', quote_ident(n.nspname))) AS v (attribute, value)
UNION ALL
SELECT 'extension ' || quote_ident(e.extname), 'comment', coalesce(d.description, '')
FROM pg_extension e LEFT JOIN pg_description d ON d.objoid = e.oid AND d.classoid = 'pg_extension'::regclass AND d.objsubid = 0
-- What comes with an extension stands in files, which are only read where there is one that not every database has.
WHERE (e.extname, d.description) IS DISTINCT FROM ('plpgsql', 'PL/pgSQL procedural language')
  AND d.description IS DISTINCT FROM (SELECT a.comment FROM pg_available_extensions a WHERE a.name = e.extname)
-- enums
UNION ALL
SELECT 'type ' || t.called, v.attribute, v.value FROM types t,
LATERAL (VALUES ('', ''), ('labels', CASE typtype WHEN 'e' THEN
        coalesce((SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid), '') END),
    ('shell', CASE typtype WHEN 'p' THEN 'yes' END), ('comment', (SELECT description FROM pg_description WHERE objoid = t.oid AND classoid = 'pg_type'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE typtype <> 'd'
-- ranges
UNION ALL
SELECT 'type ' || t.called, v.attribute, v.value
FROM types t JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_opclass o ON o.oid = r.rngsubopc JOIN pg_type s ON s.oid = r.rngsubtype,
LATERAL (VALUES ('subtype', format_type(r.rngsubtype, -1)), ('subtype_opclass', CASE WHEN NOT o.opcdefault THEN quote_ident(o.opcname) END),
    ('multirange_type_name', format_type(r.rngmultitypid, -1)), ('subtype_diff', NULLIF(r.rngsubdiff, 0)::regproc::text),
    ('canonical', NULLIF(r.rngcanonical, 0)::regproc::text),
    ('collation', (SELECT quote_ident(c.collname) FROM pg_collation c WHERE c.oid = r.rngcollation AND c.oid <> s.typcollation))) AS v (attribute, value)
-- base types
UNION ALL
SELECT 'type ' || t.called, v.attribute, v.value FROM types t,
LATERAL (VALUES ('input', (SELECT name FROM functions_called f WHERE f.oid = typinput)), ('output', (SELECT name FROM functions_called f WHERE f.oid = typoutput)),
    ('receive', (SELECT name FROM functions_called f WHERE f.oid = typreceive)), ('send', (SELECT name FROM functions_called f WHERE f.oid = typsend)),
    ('length', typlen::text), ('passed by value', CASE WHEN typbyval THEN 'yes' END), ('alignment', typalign::text),
    ('storage', CASE typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END),
    ('delimiter', NULLIF(typdelim::text, ','))) AS v (attribute, value)
WHERE typtype = 'b'
-- domains
UNION ALL
SELECT 'domain ' || d.called, v.attribute, v.value
FROM types d JOIN pg_type b ON b.oid = d.typbasetype,
LATERAL (VALUES ('', ''), ('type', format_type(d.typbasetype, d.typtypmod)), ('nullability', CASE WHEN d.typnotnull THEN 'not null' ELSE 'null' END),
    ('default', CASE WHEN d.typdefaultbin IS NULL THEN NULL ELSE pg_get_expr(d.typdefaultbin, 0) END),
    ('collation', (SELECT quote_ident(c.collname) FROM pg_collation c WHERE c.oid = d.typcollation AND d.typcollation <> b.typcollation)),
    ('comment', (SELECT description FROM pg_description WHERE objoid = d.oid AND classoid = 'pg_type'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE d.typtype = 'd'
-- tables
UNION ALL
SELECT t.label, v.attribute, v.value FROM tables t,
LATERAL (VALUES ('', ''), ('persistence', CASE relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END),
    ('options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(
        reloptions || (SELECT array_agg('toast.' || x) FROM pg_class toast, unnest(toast.reloptions) x WHERE toast.oid = t.reltoastrelid)) o)),
    ('row security', CASE WHEN relforcerowsecurity AND relrowsecurity THEN 'enabled, forced'
        WHEN relrowsecurity THEN 'enabled' WHEN relforcerowsecurity THEN 'forced' END),
    ('partition bound', pg_get_expr(relpartbound, t.oid)), ('partition key', CASE relkind WHEN 'p' THEN pg_get_partkeydef(t.oid) END),
    ('of type', (SELECT quote_ident(n.nspname) || '.' || quote_ident(y.typname)
        FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace WHERE y.oid = t.reloftype)),
    ('replica identity', CASE WHEN relkind IN ('r', 'p') THEN
        CASE relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' END END),
    ('access method', (SELECT quote_ident(m.amname) FROM pg_am m WHERE m.oid = t.relam AND m.amname <> 'heap')),
    ('tablespace', (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = t.reltablespace)),
    ('comment', CASE relkind WHEN 'c' THEN (SELECT description FROM pg_description WHERE objoid = t.reltype AND classoid = 'pg_type'::regclass AND objsubid = 0) ELSE (SELECT description FROM pg_description WHERE objoid = t.oid AND classoid = 'pg_class'::regclass AND objsubid = 0) END)) AS v (attribute, value)
UNION ALL
SELECT t.label, CASE WHEN t.relispartition THEN 'partition of' ELSE 'inherits' END,
       string_agg(quote_ident(n.nspname) || '.' || quote_ident(p.relname), ', ' ORDER BY i.inhseqno)
FROM tables t JOIN pg_inherits i ON i.inhrelid = t.oid AND NOT i.inhdetachpending JOIN pg_class p ON p.oid = i.inhparent
JOIN pg_namespace n ON n.oid = p.relnamespace GROUP BY t.label, t.relispartition
UNION ALL
SELECT t.label, v.attribute, v.value
FROM tables t JOIN pg_foreign_table f ON f.ftrelid = t.oid JOIN pg_foreign_server s ON s.oid = f.ftserver,
LATERAL (VALUES ('server', quote_ident(s.srvname)),
    ('foreign options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(f.ftoptions) o))) AS v (attribute, value)
-- views; their text with white space in one form, but in strings
UNION ALL
SELECT object, v.attribute, v.value FROM views,
LATERAL (VALUES ('', ''), ('replica identity', CASE relkind WHEN 'm' THEN
        CASE relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' END END), ('definition', (
        SELECT string_agg(CASE WHEN place % 2 = 0 THEN part ELSE regexp_replace(part, '\s+', ' ', 'g') END, '''' ORDER BY place)
        FROM regexp_split_to_table(trim(rtrim(pg_get_viewdef(views.oid), ';')), '''') WITH ORDINALITY AS parts (part, place))),
    ('persistence', CASE relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END),
    ('options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(reloptions) o)),
    ('comment', (SELECT description FROM pg_description WHERE objoid = views.oid AND classoid = 'pg_class'::regclass AND objsubid = 0))) AS v (attribute, value)
-- rules that stand by themselves
UNION ALL
SELECT 'rule ' || quote_ident(u.rulename) || ' on ' || r.called, v.attribute, v.value
FROM pg_rewrite u JOIN relations r ON r.oid = u.ev_class,
LATERAL (VALUES ('', ''), ('event', CASE u.ev_type WHEN '2' THEN 'UPDATE' WHEN '3' THEN 'INSERT' WHEN '4' THEN 'DELETE' END),
    ('instead', CASE WHEN u.is_instead THEN 'yes' END), ('actions', trim(regexp_replace(regexp_replace(
        rtrim(pg_get_ruledef(u.oid), ';'), '^.*? DO ', ''), '^INSTEAD ', ''))),
    ('where', substring(pg_get_ruledef(u.oid) FROM E'^[^\\n]*\\n[^\\n]*\\n   WHERE (.*?) DO ')),
    ('enabled', CASE u.ev_enabled WHEN 'D' THEN 'no' WHEN 'A' THEN 'always' WHEN 'R' THEN 'replica' END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = u.oid AND classoid = 'pg_rewrite'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE u.ev_type <> '1'
-- columns
UNION ALL
SELECT 'column ' || named, v.attribute, v.value FROM columns c,
LATERAL (VALUES ('', ''), ('position', place::text), ('type', format_type(atttypid, atttypmod)),
    ('nullability', CASE WHEN attnotnull THEN 'not null' ELSE 'null' END),
    ('default', CASE WHEN atthasdef THEN (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = c.attrelid AND d.adnum = c.attnum) END),
    ('generated', CASE attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END),
    ('identity', CASE attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END),
    ('collation', CASE WHEN c.attcollation <> c.typcollation THEN (SELECT quote_ident(k.collname) FROM pg_collation k WHERE k.oid = c.attcollation) END),
    ('storage', CASE WHEN attstorage <> typstorage THEN
        CASE attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END),
    ('compression', CASE attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END),
    ('statistics', NULLIF(coalesce(attstattarget, -1), -1)::text),
    ('options', CASE WHEN attoptions IS NOT NULL THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(attoptions) o) END),
    ('inherited', NULLIF(attinhcount, 0)::text), ('local', CASE WHEN NOT attislocal THEN 'no' END),
    ('foreign options', CASE WHEN attfdwoptions IS NOT NULL THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(attfdwoptions) o) END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = attrelid AND classoid = 'pg_class'::regclass AND objsubid = attnum)))
    AS v (attribute, value)
-- constraints
UNION ALL
SELECT k.named, v.attribute, v.value FROM constraints k,
LATERAL (VALUES ('', ''), ('definition', pg_get_constraintdef(k.oid)), ('inherited', CASE WHEN conrelid <> 0 THEN NULLIF(coninhcount, 0)::text END),
    ('local', CASE WHEN NOT conislocal THEN 'no' END),
    ('parent', CASE WHEN k.conparentid <> 0 THEN (SELECT quote_ident(p.conname) FROM pg_constraint p WHERE p.oid = k.conparentid) END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = k.oid AND classoid = 'pg_constraint'::regclass AND objsubid = 0))) AS v (attribute, value)
-- indexes
UNION ALL
SELECT 'index ' || r.called, v.attribute, v.value
FROM relations r JOIN pg_index i ON i.indexrelid = r.oid LEFT JOIN constraints k ON k.conindid = r.oid AND k.contype IN ('p', 'u', 'x'),
LATERAL (VALUES ('', ''), ('definition', CASE WHEN k.oid IS NULL THEN replace(pg_get_indexdef(r.oid), coalesce((
        -- The storage parameters as pg_get_indexdef prints them, which are told apart.
        SELECT ' WITH (' || string_agg(quote_ident(name) || '=' || CASE WHEN quote_ident(value) = value THEN value ELSE quote_literal(value) END, ', ' ORDER BY place) || ')'
        FROM (SELECT split_part(o, '=', 1) AS name, substr(o, strpos(o, '=') + 1) AS value, place
              FROM unnest(r.reloptions) WITH ORDINALITY AS options (o, place)) AS parted), ''), '') END),
    ('options', CASE WHEN r.reloptions IS NOT NULL THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(r.reloptions) o) END),
    ('clustered', CASE WHEN i.indisclustered THEN 'yes' END), ('replica identity', CASE WHEN i.indisreplident THEN 'yes' END),
    ('valid', CASE WHEN NOT i.indisvalid THEN 'no' END),
    ('parent', (SELECT quote_ident(n.nspname) || '.' || quote_ident(p.relname) FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
        JOIN pg_namespace n ON n.oid = p.relnamespace WHERE h.inhrelid = r.oid)),
    ('comment', (SELECT description FROM pg_description WHERE objoid = r.oid AND classoid = 'pg_class'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE r.relkind IN ('i', 'I')
-- sequences
UNION ALL
SELECT 'sequence ' || r.called, v.attribute, v.value
FROM relations r JOIN pg_sequence s ON s.seqrelid = r.oid,
LATERAL (VALUES ('', ''), ('type', format_type(seqtypid, -1)), ('start', seqstart::text), ('increment', seqincrement::text), ('minimum', seqmin::text),
    ('maximum', seqmax::text), ('cache', seqcache::text), ('cycle', CASE WHEN seqcycle THEN 'yes' END),
    ('persistence', CASE r.relpersistence WHEN 'u' THEN 'unlogged' END), ('comment', (SELECT description FROM pg_description WHERE objoid = r.oid AND classoid = 'pg_class'::regclass AND objsubid = 0))) AS v (attribute, value)
UNION ALL
SELECT 'sequence ' || r.called, 'owned by', c.named || CASE d.deptype WHEN 'i' THEN ' (identity)' ELSE '' END
FROM relations r JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype IN ('a', 'i')
    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
JOIN columns c ON c.attrelid = d.refobjid AND c.attnum = d.refobjsubid WHERE r.relkind = 'S'
-- functions, procedures
UNION ALL
SELECT p.named, v.attribute, v.value
FROM routines p JOIN pg_language l ON l.oid = p.prolang,
LATERAL (VALUES ('', ''), ('arguments', pg_get_function_arguments(p.oid)), ('returns', pg_get_function_result(p.oid)), ('language', l.lanname::text),
    ('body', CASE WHEN p.prosqlbody IS NULL THEN p.prosrc ELSE (
        SELECT string_agg(CASE WHEN place % 2 = 0 THEN part ELSE regexp_replace(part, '\s+', ' ', 'g') END, '''' ORDER BY place)
        FROM regexp_split_to_table(pg_get_function_sqlbody(p.oid), '''') WITH ORDINALITY AS parts (part, place)) END), ('file', p.probin),
    ('volatility', CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END),
    ('strict', CASE WHEN p.proisstrict THEN 'yes' END), ('security definer', CASE WHEN p.prosecdef THEN 'yes' END),
    ('leakproof', CASE WHEN p.proleakproof THEN 'yes' END),
    ('parallel', CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END),
    ('cost', NULLIF(p.procost, CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END)::text),
    ('rows', NULLIF(NULLIF(p.prorows, 0), 1000)::text),
    ('settings', (SELECT string_agg(o, ', ' ORDER BY split_part(o, '=', 1) COLLATE "C") FROM unnest(p.proconfig) o)),
    ('support', NULLIF(p.prosupport, 0)::regproc::text), ('window', CASE p.prokind WHEN 'w' THEN 'yes' END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = p.oid AND classoid = 'pg_proc'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE p.prokind <> 'a'
-- aggregates
UNION ALL
SELECT p.named, v.attribute, v.value
FROM routines p JOIN pg_aggregate a ON a.aggfnoid = p.oid,
LATERAL (VALUES ('', ''), ('arguments', pg_get_function_arguments(p.oid)), ('returns', pg_get_function_result(p.oid)),
    ('stype', format_type(aggtranstype, -1)), ('initcond', agginitval), ('sspace', NULLIF(aggtransspace, 0)::text),
    ('kind', CASE aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END),
    ('parallel', CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = p.oid AND classoid = 'pg_proc'::regclass AND objsubid = 0))) AS v (attribute, value)
UNION ALL
SELECT p.named, v.attribute, CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(f.proname)
FROM routines p JOIN pg_aggregate a ON a.aggfnoid = p.oid,
LATERAL (VALUES ('sfunc', aggtransfn), ('finalfunc', aggfinalfn), ('combinefunc', aggcombinefn), ('serialfunc', aggserialfn),
    ('deserialfunc', aggdeserialfn), ('msfunc', aggmtransfn), ('minvfunc', aggminvtransfn), ('mfinalfunc', aggmfinalfn)) AS v (attribute, called)
JOIN pg_proc f ON f.oid = v.called JOIN pg_namespace n ON n.oid = f.pronamespace
-- triggers
UNION ALL
SELECT named, v.attribute, v.value FROM triggers t,
LATERAL (VALUES ('', ''), ('definition', pg_get_triggerdef(t.oid)),
    ('enabled', CASE tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = t.oid AND classoid = 'pg_trigger'::regclass AND objsubid = 0))) AS v (attribute, value)
-- event triggers
UNION ALL
SELECT 'event trigger ' || quote_ident(evtname), v.attribute, v.value
FROM pg_event_trigger e JOIN pg_proc f ON f.oid = e.evtfoid JOIN pg_namespace n ON n.oid = f.pronamespace,
LATERAL (VALUES ('', ''), ('event', evtevent::text), ('function', quote_ident(n.nspname) || '.' || quote_ident(f.proname)),
    ('tags', array_to_string(evttags, ', ')), ('enabled', CASE evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = e.oid AND classoid = 'pg_event_trigger'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_event_trigger'::regclass AND m.objid = e.oid)
-- policies
UNION ALL
SELECT p.named, v.attribute, v.value FROM policies p,
LATERAL (VALUES ('', ''), ('command', CASE polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' END),
    ('restrictive', CASE WHEN NOT polpermissive THEN 'yes' END),
    ('roles', (SELECT string_agg(CASE rolname WHEN (SELECT rolname FROM migrator) THEN 'current_user' ELSE quote_ident(rolname) END, ', '
                   ORDER BY CASE rolname WHEN (SELECT rolname FROM migrator) THEN 'current_user' ELSE quote_ident(rolname) END COLLATE "C")
               FROM unnest(polroles) AS given JOIN pg_roles ON oid = given WHERE NOT 0 = ANY (polroles))),
    ('using', (
        SELECT string_agg(CASE WHEN place % 2 = 0 THEN part ELSE regexp_replace(part, '\s+', ' ', 'g') END, '''' ORDER BY place)
        FROM regexp_split_to_table(pg_get_expr(polqual, polrelid), '''') WITH ORDINALITY AS parts (part, place))),
    ('with check', (
        SELECT string_agg(CASE WHEN place % 2 = 0 THEN part ELSE regexp_replace(part, '\s+', ' ', 'g') END, '''' ORDER BY place)
        FROM regexp_split_to_table(pg_get_expr(polwithcheck, polrelid), '''') WITH ORDINALITY AS parts (part, place))),
    ('comment', (SELECT description FROM pg_description WHERE objoid = p.oid AND classoid = 'pg_policy'::regclass AND objsubid = 0))) AS v (attribute, value)
-- extended statistics
UNION ALL
SELECT x.named, v.attribute, v.value FROM extended_statistics x,
LATERAL (VALUES ('', ''), ('table', x.stxrelid::regclass::text), ('columns', concat_ws(', ', (
        SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys)),
        pg_get_expr(x.stxexprs, x.stxrelid))),
    ('kinds', CASE WHEN NOT x.stxkind @> '{d,f,m}' THEN (
        SELECT string_agg(CASE kind WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END, ', '
            ORDER BY CASE kind WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END COLLATE "C")
        FROM unnest(x.stxkind) kind WHERE kind <> 'e') END),
    ('target', NULLIF(coalesce(x.stxstattarget, -1), -1)::text),
    ('comment', (SELECT description FROM pg_description WHERE objoid = x.oid AND classoid = 'pg_statistic_ext'::regclass AND objsubid = 0))) AS v (attribute, value)
-- casts
UNION ALL
SELECT 'cast "as" (' || format_type(c.castsource, -1) || ', ' || format_type(c.casttarget, -1) || ')', v.attribute, v.value
FROM pg_cast c LEFT JOIN pg_proc p ON p.oid = c.castfunc LEFT JOIN pg_namespace n ON n.oid = p.pronamespace,
LATERAL (VALUES ('', ''), ('context', CASE castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' END),
    ('method', CASE castmethod WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END),
    ('function', CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(p.proname)),
    ('comment', (SELECT description FROM pg_description WHERE objoid = c.oid AND classoid = 'pg_cast'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_cast'::regclass AND m.objid = c.oid)
  -- A range type makes the one to its multirange.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
-- operators
UNION ALL
SELECT o.named, v.attribute, v.value
FROM operators o LEFT JOIN pg_proc p ON p.oid = o.oprcode LEFT JOIN pg_namespace n ON n.oid = p.pronamespace,
LATERAL (VALUES ('', ''), ('function', CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(p.proname)),
    ('restrict', NULLIF(oprrest, 0)::regproc::text), ('join', NULLIF(oprjoin, 0)::regproc::text),
    ('commutator', (SELECT quote_ident(c.oprname) FROM pg_operator c WHERE c.oid = o.oprcom)),
    ('negator', (SELECT quote_ident(c.oprname) FROM pg_operator c WHERE c.oid = o.oprnegate)),
    ('hashes', CASE WHEN oprcanhash THEN 'yes' END), ('merges', CASE WHEN oprcanmerge THEN 'yes' END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = o.oid AND classoid = 'pg_operator'::regclass AND objsubid = 0))) AS v (attribute, value)
-- operator families and classes
UNION ALL
SELECT 'operator family ' || f.called || ' (' || f.amname || ')', v.attribute, v.value FROM operator_families f,
LATERAL (VALUES ('', ''), ('comment', obj_description(f.oid, 'pg_opfamily'))) AS v (attribute, value)
UNION ALL
SELECT 'operator class ' || c.called || ' (' || c.amname || ')', v.attribute, v.value
FROM operator_classes c JOIN pg_opfamily f ON f.oid = c.opcfamily JOIN pg_namespace n ON n.oid = f.opfnamespace,
LATERAL (VALUES ('', ''), ('type', format_type(c.opcintype, -1)), ('default', CASE WHEN c.opcdefault THEN 'yes' END),
    ('family', CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(f.opfname)),
    ('storage', format_type(NULLIF(c.opckeytype, 0), -1)), ('comment', obj_description(c.oid, 'pg_opclass'))) AS v (attribute, value)
UNION ALL
SELECT m.named, v.attribute, v.value FROM family_members m,
LATERAL (VALUES ('', ''), (m.word, m.value),
    ('order by', (SELECT CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(s.opfname)
                  FROM pg_opfamily s JOIN pg_namespace n ON n.oid = s.opfnamespace WHERE s.oid = m.sort)),
    ('class', (SELECT c.called FROM pg_depend d JOIN operator_classes c ON c.oid = d.refobjid WHERE d.classid = m.class AND d.objid = m.member
               AND d.refclassid = 'pg_opclass'::regclass AND d.deptype = 'i'))) AS v (attribute, value)
-- collations
UNION ALL
SELECT c.named, v.attribute, v.value FROM collations c,
LATERAL (VALUES ('', ''), ('provider', CASE collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' ELSE collprovider::text END),
    ('locale', coalesce(to_jsonb(c)->>'colliculocale', to_jsonb(c)->>'colllocale', collcollate)), ('character type', NULLIF(collctype, collcollate)),
    ('deterministic', CASE WHEN NOT collisdeterministic THEN 'no' END), ('comment', (SELECT description FROM pg_description WHERE objoid = c.oid AND classoid = 'pg_collation'::regclass AND objsubid = 0))) AS v (attribute, value)
-- languages, transforms, conversions, access methods
UNION ALL
SELECT l.named, v.attribute, v.value FROM languages l,
LATERAL (VALUES ('', ''), ('handler', (SELECT name FROM functions_called f WHERE f.oid = lanplcallfoid)),
    ('inline', (SELECT name FROM functions_called f WHERE f.oid = laninline)),
    ('validator', (SELECT name FROM functions_called f WHERE f.oid = lanvalidator)), ('trusted', CASE WHEN lanpltrusted THEN 'yes' END),
    ('comment', obj_description(l.oid, 'pg_language'))) AS v (attribute, value)
UNION ALL
SELECT 'transform "for" (' || format_type(t.trftype, -1) || ', ' || quote_ident(l.lanname) || ')', v.attribute, v.value
FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang,
LATERAL (VALUES ('', ''), ('from sql', (SELECT name FROM functions_called f WHERE f.oid = trffromsql)),
    ('to sql', (SELECT name FROM functions_called f WHERE f.oid = trftosql)), ('comment', obj_description(t.oid, 'pg_transform'))) AS v (attribute, value)
WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_transform'::regclass AND m.objid = t.oid)
UNION ALL
SELECT c.named, v.attribute, v.value FROM conversions c,
LATERAL (VALUES ('', ''), ('function', (SELECT name FROM functions_called f WHERE f.oid = conproc)), ('from', pg_encoding_to_char(conforencoding)::text),
    ('to', pg_encoding_to_char(contoencoding)::text), ('default', CASE WHEN condefault THEN 'yes' END),
    ('comment', obj_description(c.oid, 'pg_conversion'))) AS v (attribute, value)
UNION ALL
SELECT 'access method ' || quote_ident(a.amname), v.attribute, v.value FROM pg_am a,
LATERAL (VALUES ('', ''), ('handler', (SELECT name FROM functions_called f WHERE f.oid = amhandler)),
    ('type', CASE amtype WHEN 't' THEN 'table' ELSE 'index' END), ('comment', obj_description(a.oid, 'pg_am'))) AS v (attribute, value)
WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_am'::regclass AND m.objid = a.oid)
-- text search
UNION ALL
SELECT p.named, v.attribute, v.value FROM text_search_parsers p,
LATERAL (VALUES ('', ''), ('start', (SELECT name FROM functions_called f WHERE f.oid = prsstart)),
    ('gettoken', (SELECT name FROM functions_called f WHERE f.oid = prstoken)), ('end', (SELECT name FROM functions_called f WHERE f.oid = prsend)),
    ('headline', (SELECT name FROM functions_called f WHERE f.oid = prsheadline)),
    ('lextypes', (SELECT name FROM functions_called f WHERE f.oid = prslextype)), ('comment', obj_description(p.oid, 'pg_ts_parser'))) AS v (attribute, value)
UNION ALL
SELECT t.named, v.attribute, v.value FROM text_search_templates t,
LATERAL (VALUES ('', ''), ('init', (SELECT name FROM functions_called f WHERE f.oid = tmplinit)),
    ('lexize', (SELECT name FROM functions_called f WHERE f.oid = tmpllexize)), ('comment', obj_description(t.oid, 'pg_ts_template'))) AS v (attribute, value)
UNION ALL
SELECT named, v.attribute, v.value FROM text_search_configurations c,
LATERAL (VALUES ('', ''), ('comment', (SELECT description FROM pg_description WHERE objoid = c.oid AND classoid = 'pg_ts_config'::regclass AND objsubid = 0))) AS v (attribute, value)
UNION ALL
SELECT c.named, 'parser', quote_ident(n.nspname) || '.' || quote_ident(p.prsname)
FROM text_search_configurations c JOIN pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_namespace n ON n.oid = p.prsnamespace
WHERE n.nspname <> 'pg_catalog'
UNION ALL
SELECT c.named, 'mapping ' || t.alias, string_agg(
    CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(d.dictname), ', ' ORDER BY m.mapseqno)
FROM text_search_configurations c JOIN pg_ts_config_map m ON m.mapcfg = c.oid JOIN pg_ts_dict d ON d.oid = m.mapdict
JOIN pg_namespace n ON n.oid = d.dictnamespace, LATERAL ts_token_type(c.cfgparser) t WHERE t.tokid = m.maptokentype GROUP BY c.named, t.alias
UNION ALL
SELECT d.named, v.attribute, v.value
FROM text_search_dictionaries d JOIN pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_namespace n ON n.oid = t.tmplnamespace,
LATERAL (VALUES ('', ''), ('template', CASE n.nspname WHEN 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(t.tmplname)),
    ('options', d.dictinitoption), ('comment', (SELECT description FROM pg_description WHERE objoid = d.oid AND classoid = 'pg_ts_dict'::regclass AND objsubid = 0))) AS v (attribute, value)
-- foreign data
UNION ALL
SELECT w.named, v.attribute, v.value FROM foreign_data_wrappers w,
LATERAL (VALUES ('', ''), ('handler', NULLIF(fdwhandler, 0)::regproc::text), ('validator', NULLIF(fdwvalidator, 0)::regproc::text),
    ('options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(fdwoptions) o)),
    ('comment', (SELECT description FROM pg_description WHERE objoid = w.oid AND classoid = 'pg_foreign_data_wrapper'::regclass AND objsubid = 0))) AS v (attribute, value)
UNION ALL
SELECT s.named, v.attribute, v.value FROM foreign_servers s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw,
LATERAL (VALUES ('', ''), ('wrapper', quote_ident(fdwname)), ('type', srvtype), ('version', srvversion),
    ('options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(srvoptions) o)),
    ('comment', (SELECT description FROM pg_description WHERE objoid = s.oid AND classoid = 'pg_foreign_server'::regclass AND objsubid = 0))) AS v (attribute, value)
UNION ALL
SELECT 'user mapping ' || CASE usename WHEN (SELECT rolname FROM migrator) THEN quote_ident('current_user') ELSE quote_ident(usename) END || ' on ' || quote_ident(srvname), v.attribute, v.value
FROM pg_user_mappings,
LATERAL (VALUES ('', ''), ('options', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(umoptions) o))) AS v (attribute, value)
-- subscriptions; their connections are not for everybody to read
UNION ALL
SELECT 'subscription ' || quote_ident(subname), v.attribute, v.value FROM pg_subscription s,
LATERAL (VALUES ('', ''), ('publications', (SELECT string_agg(quote_ident(p), ', ' ORDER BY place) FROM unnest(subpublications) WITH ORDINALITY AS u (p, place))),
    ('slot', quote_ident(subslotname)), ('enabled', CASE WHEN subenabled THEN 'yes' END),
    ('synchronous commit', nullif(subsynccommit, 'off')), ('binary', CASE WHEN subbinary THEN 'yes' END),
    ('streaming', CASE WHEN substream::text NOT IN ('f', 'false') THEN 'yes' END),
    ('two phase', CASE WHEN subtwophasestate <> 'd' THEN 'yes' END), -- since 15
    ('disable on error', CASE WHEN subdisableonerr THEN 'yes' END), -- since 15
    ('comment', (SELECT description FROM pg_description WHERE objoid = s.oid AND classoid = 'pg_subscription'::regclass AND objsubid = 0))) AS v (attribute, value)
WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
-- publications
UNION ALL
SELECT 'publication ' || quote_ident(p.pubname), v.attribute, v.value FROM pg_publication p,
LATERAL (VALUES ('', ''), ('all tables', CASE WHEN puballtables THEN 'yes' END), ('via root', CASE WHEN pubviaroot THEN 'yes' END),
    ('publish', CASE WHEN NOT (pubinsert AND pubupdate AND pubdelete AND pubtruncate) THEN concat_ws(', ', CASE WHEN pubinsert THEN 'insert' END,
        CASE WHEN pubupdate THEN 'update' END, CASE WHEN pubdelete THEN 'delete' END, CASE WHEN pubtruncate THEN 'truncate' END) END),
    ('comment', (SELECT description FROM pg_description WHERE objoid = p.oid AND classoid = 'pg_publication'::regclass AND objsubid = 0))) AS v (attribute, value)
UNION ALL
SELECT 'publication "table" (' || m.prrelid::regclass::text || ') on ' || quote_ident(p.pubname), v.attribute, v.value
FROM pg_publication_rel m JOIN pg_publication p ON p.oid = m.prpubid,
LATERAL (VALUES ('', '')
    , ('columns', (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a -- since 15
                   WHERE a.attrelid = m.prrelid AND a.attnum = ANY (m.prattrs))), ('where', pg_get_expr(m.prqual, m.prrelid)) -- since 15
    ) AS v (attribute, value)
UNION ALL -- since 15
SELECT 'publication schema (' || quote_ident(n.nspname) || ') on ' || quote_ident(p.pubname), '', '' -- since 15
FROM pg_publication_namespace m JOIN pg_publication p ON p.oid = m.pnpubid JOIN pg_namespace n ON n.oid = m.pnnspid -- since 15
-- default privileges
UNION ALL
SELECT named, '', '' FROM default_privileges
-- owners and privileges
UNION ALL
SELECT object, 'owner', NULLIF(owner, (SELECT oid FROM migrator))::regrole::text
FROM owners WHERE object NOT LIKE 'column %'
UNION ALL
SELECT object, 'privileges', coalesce(
    (SELECT string_agg(who || '=' || letters || '/' || giver, ', ' ORDER BY who COLLATE "C", giver COLLATE "C")
     FROM (SELECT CASE grantee WHEN 0 THEN '' WHEN me.oid THEN 'current_user' ELSE grantee::regrole::text END AS who,
               CASE grantor WHEN me.oid THEN 'current_user' ELSE grantor::regrole::text END AS giver,
               string_agg(l.letter || CASE WHEN is_grantable THEN '*' ELSE '' END, '' ORDER BY position(l.letter IN 'arwdDxtXUCTcm')) AS letters
           FROM aclexplode(acl) JOIN (VALUES ('INSERT', 'a'), ('SELECT', 'r'), ('UPDATE', 'w'), ('DELETE', 'd'), ('TRUNCATE', 'D'),
               ('REFERENCES', 'x'), ('TRIGGER', 't'), ('EXECUTE', 'X'), ('USAGE', 'U'), ('CREATE', 'C'), ('TEMPORARY', 'T'), ('CONNECT', 'c'),
               ('MAINTAIN', 'm')) AS l (word, letter) ON l.word = privilege_type
           GROUP BY grantee, grantor) AS given), '')
FROM owners, migrator AS me
WHERE acl IS NOT NULL
  AND (usual IS NULL OR (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(acl) x) IS DISTINCT FROM (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(usual) x))
