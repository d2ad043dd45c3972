-- fact: a collation is of ICU, of the operating system, or a copy
-- expect: accepted
CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION IF NOT EXISTS ci (locale = 'C');
CREATE COLLATION numeric (provider = 'icu', locale = 'en-u-kn-true');
CREATE COLLATION bytes (lc_collate = 'C', lc_ctype = 'POSIX');
CREATE COLLATION english FROM "en-x-icu";
CREATE COLLATION again FROM ci;
CREATE COLLATION other (locale = 'C', deterministic);
CREATE SCHEMA s;
ALTER COLLATION english SET SCHEMA s;
ALTER COLLATION bytes RENAME TO octets;
COMMENT ON COLLATION octets IS 'byte by byte';
CREATE COLLATION s."C" FROM "C";
DROP COLLATION other;
DROP COLLATION IF EXISTS other, nosuch;
