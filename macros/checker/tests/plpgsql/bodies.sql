-- Bodies of PL/pgSQL functions and what PostgreSQL says of each when it is created. One case:
--   -- case: what it returns | parameters | expected: accepted, or the SQLSTATE
-- and its lines up to the next. Before them stands the prelude.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TABLE t (a integer, b text, m mood);
CREATE TABLE u (id bigint PRIMARY KEY, t_a integer);
CREATE SEQUENCE s;
-- case: void |  | accepted
BEGIN END
-- case: void |  | accepted
BEGIN NULL; END;
-- case: integer |  | accepted
BEGIN RETURN 1; END
-- case: integer |  | accepted
BEGIN NULL; END
-- case: integer |  | 42601
BEGIN RETURN; END
-- case: void |  | accepted
BEGIN RETURN; END
-- case: void |  | 42804
BEGIN RETURN 1; END
-- case: void |  | 42804
BEGIN RETURN NULL; END
-- case: SETOF integer |  | accepted
BEGIN RETURN NEXT 1; RETURN; END
-- case: SETOF integer |  | 42804
BEGIN RETURN 1; END
-- case: SETOF integer |  | accepted
BEGIN RETURN QUERY SELECT 1; END
-- case: SETOF integer |  | accepted
BEGIN RETURN QUERY EXECUTE 'select $1' USING 1; END
-- case: integer |  | 42804
BEGIN RETURN NEXT 1; END
-- case: integer |  | 42804
BEGIN RETURN QUERY SELECT 1; END
-- case: TABLE (x integer) |  | accepted
BEGIN x := 1; RETURN NEXT; END
-- case: TABLE (x integer) |  | 42804
BEGIN RETURN NEXT 1; END
-- case: TABLE (x integer) |  | accepted
DECLARE x text; BEGIN RETURN; END
-- case: - | OUT x integer | accepted
BEGIN x := 1; END
-- case: - | OUT x integer | 42804
BEGIN RETURN 1; END
-- case: - | OUT x integer | accepted
BEGIN RETURN; END
-- case: trigger |  | accepted
BEGIN NEW.a := 1; RETURN NEW; END
-- case: trigger |  | accepted
BEGIN new.a = old.a; RETURN OLD; END
-- case: trigger |  | accepted
BEGIN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END
-- case: trigger |  | 42601
BEGIN RETURN; END
-- case: trigger |  | accepted
BEGIN NULL; END
-- case: void |  | 42601
BEGIN NEW.a := 1; END
-- case: event_trigger |  | accepted
BEGIN RAISE NOTICE '%', tg_tag; END
-- case: event_trigger |  | 42804
BEGIN RETURN NULL; END
-- case: void |  | 42601
DECLARE x integer; x text; BEGIN END
-- case: void |  | 42704
DECLARE x integr; BEGIN END
-- case: void |  | 3F000
DECLARE x foo.bar; BEGIN END
-- case: void |  | accepted
DECLARE x t; y t.a%TYPE; z t%ROWTYPE; w mood; v positive; r record; BEGIN r := x; x.a := 1; END
-- case: void |  | 42601
DECLARE y nosuch.a%TYPE; BEGIN END
-- case: void |  | 42601
DECLARE y t.nosuch%TYPE; BEGIN END
-- case: void |  | 42P01
DECLARE y nosuch%ROWTYPE; BEGIN END
-- case: void |  | 42809
DECLARE y s%ROWTYPE; BEGIN END
-- case: void |  | accepted
DECLARE y public.t.a%TYPE; z public.t%ROWTYPE; BEGIN END
-- case: void |  | 42601
DECLARE y nosuch%TYPE; BEGIN END
-- case: void |  | 42601
DECLARE y nope.t.a%TYPE; BEGIN END
-- case: void |  | 3F000
DECLARE y nope.t%ROWTYPE; BEGIN END
-- case: void |  | accepted
DECLARE y integer; z y%TYPE; BEGIN z := 1; END
-- case: void |  | 42601
DECLARE r record; z r%TYPE; BEGIN END
-- case: void |  | accepted
DECLARE y integer[]; z text[][]; n numeric(10, 2) := 1.5; v varchar(20) DEFAULT 'x'; BEGIN y[1] := 2; END
-- case: void |  | 22005
DECLARE y CONSTANT integer := 1; BEGIN y := 2; END
-- case: void |  | accepted
DECLARE y CONSTANT integer; BEGIN END
-- case: void |  | 22004
DECLARE y integer NOT NULL; BEGIN END
-- case: void |  | accepted
DECLARE y integer NOT NULL := 1; BEGIN END
-- case: void |  | accepted
DECLARE y text COLLATE "C"; BEGIN END
-- case: void |  | 42804
DECLARE y integer COLLATE "C"; BEGIN END
-- case: void |  | 0A000
DECLARE y anyelement; BEGIN END
-- case: void |  | 0A000
DECLARE y trigger; BEGIN END
-- case: void |  | 0A000
DECLARE y void; BEGIN END
-- case: void |  | 42601
BEGIN x := 1; END
-- case: void |  | 42601
BEGIN x.y := 1; END
-- case: void |  | 42601
BEGIN SELECT 1 INTO x; END
-- case: void |  | accepted
DECLARE x integer; BEGIN SELECT 1 INTO x; SELECT 1, 2 INTO STRICT x; SELECT INTO x a FROM t; END
-- case: void |  | accepted
DECLARE x integer; y integer; BEGIN SELECT 1, 2 INTO x, y FROM t; END
-- case: void |  | 42601
DECLARE x record; y integer; BEGIN SELECT 1, 2 INTO x, y FROM t; END
-- case: void |  | 42601
DECLARE x record; y integer; BEGIN SELECT 1, 2 INTO y, x FROM t; END
-- case: void |  | 42601
DECLARE x integer; BEGIN SELECT 1 INTO x INTO x; END
-- case: void |  | 22005
DECLARE x CONSTANT integer := 1; BEGIN SELECT 1 INTO x; END
-- case: void |  | accepted
DECLARE x integer; BEGIN INSERT INTO t (a) VALUES (1) RETURNING a INTO x; END
-- case: void |  | 42601
BEGIN SELEC 1; END
-- case: void |  | 42601
BEGIN SELECT FROM WHERE; END
-- case: void |  | accepted
BEGIN SELECT nosuch FROM nosuch; PERFORM nosuch(); UPDATE nosuch SET a = 1; END
-- case: void |  | accepted
BEGIN PERFORM 1 FROM t WHERE a = 1; PERFORM pg_sleep(0); END
-- case: void |  | 42601
BEGIN PERFORM SELECT 1; END
-- case: void |  | accepted
BEGIN PERFORM; END
-- case: void |  | accepted
BEGIN IF true THEN NULL; END IF; END
-- case: void |  | 42601
BEGIN IF true THEN NULL; END; END
-- case: void |  | accepted
BEGIN IF true THEN NULL; ELSIF false THEN NULL; ELSEIF NULL THEN NULL; ELSE NULL; END IF; END
-- case: void |  | 42601
BEGIN IF true THEN NULL; ELSE IF true THEN NULL; END IF; END
-- case: void |  | 42601
BEGIN IF THEN NULL; END IF; END
-- case: void |  | 42601
BEGIN IF CASE WHEN true THEN true END THEN NULL; END IF; END
-- case: void |  | accepted
BEGIN IF (CASE WHEN true THEN true END) THEN NULL; END IF; END
-- case: void |  | accepted
BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'x') THEN CREATE TYPE x AS ENUM ('a'); END IF; END
-- case: void |  | accepted
BEGIN CASE 1 WHEN 1, 2 THEN NULL; WHEN 3 THEN NULL; ELSE NULL; END CASE; END
-- case: void |  | accepted
BEGIN CASE WHEN true THEN NULL; END CASE; END
-- case: void |  | 42601
BEGIN CASE ELSE NULL; END CASE; END
-- case: void |  | accepted
BEGIN LOOP EXIT; END LOOP; END
-- case: void |  | accepted
BEGIN <<l>> LOOP EXIT l; CONTINUE l WHEN true; END LOOP l; END
-- case: void |  | 42601
BEGIN <<l>> LOOP EXIT m; END LOOP l; END
-- case: void |  | 42601
BEGIN <<l>> LOOP EXIT l; END LOOP m; END
-- case: void |  | 42601
BEGIN LOOP EXIT; END LOOP m; END
-- case: void |  | 42601
BEGIN EXIT; END
-- case: void |  | 42601
BEGIN CONTINUE; END
-- case: void |  | accepted
<<b>> BEGIN EXIT b; END b
-- case: void |  | 42601
<<b>> BEGIN LOOP CONTINUE b; END LOOP; END b
-- case: void |  | 42601
<<b>> BEGIN NULL; END c
-- case: void |  | accepted
BEGIN EXIT f; END
-- case: void |  | accepted
BEGIN WHILE true LOOP NULL; END LOOP; END
-- case: void |  | accepted
BEGIN FOR i IN 1..10 LOOP RAISE NOTICE '%', i; END LOOP; FOR i IN REVERSE 10..1 BY 2 LOOP NULL; END LOOP; END
-- case: void |  | 42601
BEGIN FOR i, j IN 1..10 LOOP NULL; END LOOP; END
-- case: void |  | 42601
DECLARE i integer; j integer; BEGIN FOR i, j IN 1..10 LOOP NULL; END LOOP; END
-- case: void |  | 42601
BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; END
-- case: void |  | accepted
DECLARE r record; BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; FOR r IN EXECUTE 'select $1' USING 1, 2 LOOP NULL; END LOOP; END
-- case: void |  | accepted
DECLARE r text; BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; END
-- case: void |  | accepted
DECLARE a text; b text; BEGIN FOR a, b IN SELECT 1, 2 LOOP NULL; END LOOP; END
-- case: void |  | 42601
DECLARE r record; BEGIN FOR r IN REVERSE SELECT 1 LOOP NULL; END LOOP; END
-- case: void |  | accepted
DECLARE r record; BEGIN FOR r IN (SELECT 1) LOOP NULL; END LOOP; END
-- case: void |  | 42601
DECLARE r record; BEGIN FOR r IN 1 LOOP NULL; END LOOP; END
-- case: void |  | accepted
DECLARE c CURSOR FOR SELECT a FROM t; BEGIN FOR r IN c LOOP RAISE NOTICE '%', r.a; END LOOP; END
-- case: void |  | accepted
DECLARE c CURSOR (x integer, y text) IS SELECT a FROM t WHERE a = x; BEGIN FOR r IN c(1, 'a') LOOP NULL; END LOOP; OPEN c(y := 'a', x := 1); CLOSE c; END
-- case: void |  | 42601
DECLARE c CURSOR (x integer) FOR SELECT a FROM t WHERE a = x; BEGIN OPEN c; END
-- case: void |  | 42601
DECLARE c CURSOR (x integer) FOR SELECT a FROM t WHERE a = x; BEGIN OPEN c(1, 2); END
-- case: void |  | 42601
DECLARE c CURSOR (x integer, y integer) FOR SELECT a FROM t WHERE a = x; BEGIN OPEN c(1); END
-- case: void |  | 42601
DECLARE c CURSOR (x integer) FOR SELECT a FROM t WHERE a = x; BEGIN OPEN c(z := 1); END
-- case: void |  | 42601
DECLARE c CURSOR FOR SELECT a FROM t; BEGIN OPEN c(1); END
-- case: void |  | accepted
DECLARE c refcursor; r record; BEGIN OPEN c FOR SELECT 1; FETCH c INTO r; FETCH NEXT FROM c INTO r; MOVE FORWARD 2 FROM c; FETCH ABSOLUTE 1 IN c INTO r; CLOSE c; OPEN c NO SCROLL FOR EXECUTE 'select 1' USING 1; END
-- case: void |  | 0A000
DECLARE c refcursor; r record; BEGIN FETCH ALL FROM c INTO r; END
-- case: void |  | 0A000
DECLARE c refcursor; r record; BEGIN FETCH FORWARD 2 FROM c INTO r; END
-- case: void |  | 42601
DECLARE c refcursor; BEGIN FOR r IN c LOOP NULL; END LOOP; END
-- case: void |  | 42804
DECLARE c integer; BEGIN OPEN c FOR SELECT 1; END
-- case: void |  | 42804
DECLARE c record; BEGIN CLOSE c; END
-- case: void |  | 42601
BEGIN CLOSE c; END
-- case: void |  | accepted
DECLARE x integer; a integer[]; BEGIN FOREACH x IN ARRAY a LOOP NULL; END LOOP; FOREACH x SLICE 1 IN ARRAY ARRAY[1, 2] LOOP NULL; END LOOP; END
-- case: void |  | 42601
BEGIN FOREACH x IN ARRAY ARRAY[1] LOOP NULL; END LOOP; END
-- case: void |  | accepted
BEGIN RAISE NOTICE 'a % b', 1; RAISE 'x'; RAISE EXCEPTION USING MESSAGE = 'x', ERRCODE = '22000'; RAISE unique_violation USING HINT := 'h'; RAISE SQLSTATE '12345'; RAISE; END
-- case: void |  | 42601
BEGIN RAISE NOTICE 'a %'; END
-- case: void |  | 42601
BEGIN RAISE NOTICE 'a', 1; END
-- case: void |  | accepted
BEGIN RAISE NOTICE 'a %% %', 1; END
-- case: void |  | 42704
BEGIN RAISE nosuch_condition; END
-- case: void |  | 42601
BEGIN RAISE SQLSTATE '1234'; END
-- case: void |  | 42601
BEGIN RAISE NOTICE; END
-- case: void |  | 42601
BEGIN RAISE NOTICE USING nosuch = 1; END
-- case: void |  | 42601
DECLARE m text; BEGIN RAISE NOTICE m; END
-- case: void |  | accepted
BEGIN NULL; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; WHEN SQLSTATE '42P07' THEN RAISE NOTICE '% %', SQLERRM, SQLSTATE; WHEN OTHERS THEN RAISE; END
-- case: void |  | 42704
BEGIN NULL; EXCEPTION WHEN nosuch THEN NULL; END
-- case: void |  | 42601
BEGIN NULL; EXCEPTION END
-- case: void |  | accepted
BEGIN NULL; EXCEPTION WHEN OTHERS THEN END
-- case: void |  | 22005
BEGIN NULL; EXCEPTION WHEN OTHERS THEN SQLERRM := 'x'; END
-- case: void |  | accepted
BEGIN EXECUTE 'select 1'; EXECUTE format('drop table %I', 'x') USING 1; END
-- case: void |  | accepted
DECLARE x integer; BEGIN EXECUTE 'select 1' INTO x USING 1, 2; EXECUTE 'select 1' USING 1 INTO STRICT x; END
-- case: void |  | 42601
DECLARE x integer; BEGIN EXECUTE 'select 1' INTO x INTO x; END
-- case: void |  | 42601
BEGIN EXECUTE; END
-- case: void |  | accepted
DECLARE n integer; BEGIN GET DIAGNOSTICS n = ROW_COUNT; GET CURRENT DIAGNOSTICS n := ROW_COUNT; END
-- case: void |  | 42601
DECLARE n text; BEGIN GET DIAGNOSTICS n = MESSAGE_TEXT; END
-- case: void |  | accepted
DECLARE n text; BEGIN GET STACKED DIAGNOSTICS n = MESSAGE_TEXT; END
-- case: void |  | 42601
DECLARE n text; BEGIN GET STACKED DIAGNOSTICS n = ROW_COUNT; END
-- case: void |  | 42601
DECLARE n text; BEGIN GET DIAGNOSTICS n = NOSUCH; END
-- case: void |  | 42601
BEGIN GET DIAGNOSTICS n = ROW_COUNT; END
-- case: void |  | accepted
BEGIN ASSERT true, 'x'; ASSERT 1 = 1; END
-- case: void |  | accepted
BEGIN COMMIT; ROLLBACK AND CHAIN; COMMIT AND NO CHAIN; END
-- case: void |  | accepted
BEGIN CALL p(1); END
-- case: void |  | accepted
BEGIN DO 'begin end'; END
-- case: void |  | accepted
DECLARE x integer; y ALIAS FOR x; BEGIN y := 1; END
-- case: void |  | 42704
DECLARE y ALIAS FOR x; BEGIN END
-- case: integer | a integer, b text | accepted
DECLARE c ALIAS FOR $1; d ALIAS FOR b; BEGIN c := 1; d := 'x'; $1 := 2; RETURN a; END
-- case: integer | a integer, b text | accepted
DECLARE a text; BEGIN RETURN f.a; END
-- case: void | r t | accepted
BEGIN r.a := 1; r := NULL; f.r.b := 'x'; END
-- case: void |  | accepted
#variable_conflict use_column
BEGIN END
-- case: void |  | 42601
#nosuch
BEGIN END
-- case: void |  | 42601
SELECT 1
-- case: void |  | 42601
BEGIN END; BEGIN END
-- case: void |  | 42601
BEGIN NULL END
-- case: void |  | 42601
BEGIN BEGIN NULL; END END
-- case: void |  | accepted
BEGIN BEGIN NULL; END; DECLARE x integer; BEGIN x := 1; END; END
-- case: void |  | accepted
DECLARE x integer; BEGIN DECLARE x text; BEGIN x := 'a'; END; END
-- case: void |  | accepted
DECLARE x integer; DECLARE y integer; BEGIN x = 1; y := 2; END
-- case: void |  | 42601
DECLARE <<l>> x integer; BEGIN END
-- case: void |  | 42601
BEGIN
-- case: void |  | 42601

-- case: void |  | 42601
BEGIN RAISE NOTICE 'unterminated; END
-- case: void |  | 42601
BEGIN SELECT (1; END
-- case: void |  | 42601
DECLARE x integer; BEGIN x := (1; END
-- case: void |  | 42601
DECLARE x integer; BEGIN x := 1 2; END
-- case: void |  | accepted
DECLARE x integer; BEGIN x := 1 FROM t WHERE a = 1; END
-- case: void |  | 42601
DECLARE x integer; BEGIN x := SELECT 1; END
-- case: void |  | accepted
DECLARE x integer; BEGIN x := ; END
-- case: void |  | 42601
DECLARE x integer; BEGIN x := 1 UNION SELECT 2; END
-- case: void |  | accepted
DECLARE comment text; type text; "table" text; exit text; BEGIN comment := 'x'; type := 'y'; "table" := 'z'; exit := 'a'; COMMENT ON TABLE t IS 'x'; END
-- case: void |  | 42601
DECLARE table text; BEGIN table := 'z'; END
-- case: void |  | 42601
DECLARE r record; BEGIN FOR constraint IN SELECT 1 LOOP NULL; END LOOP; END
-- case: void |  | accepted
DECLARE constraint record; BEGIN FOR constraint IN SELECT 1 LOOP NULL; END LOOP; END
-- case: void |  | 42601
DECLARE end integer; BEGIN END
-- case: void |  | accepted
BEGIN CREATE TABLE x (a integer); DROP TABLE x; ALTER TABLE t ADD COLUMN z integer; CREATE INDEX ON t (a); GRANT SELECT ON t TO PUBLIC; TRUNCATE t; END
-- case: void |  | 42601
BEGIN CREATE TABLE x (a integer; END
-- case: void |  | accepted
BEGIN CREATE FUNCTION g() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END; END
-- case: void |  | accepted
BEGIN CREATE RULE r AS ON DELETE TO t DO ALSO (INSERT INTO u VALUES (1, 2); DELETE FROM u); END
-- case: void |  | accepted
BEGIN WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM x; END
-- case: void |  | accepted
BEGIN MERGE INTO t USING u ON t.a = u.id WHEN MATCHED THEN DELETE; END
-- case: void |  | accepted
BEGIN INSERT INTO t SELECT 1 ON CONFLICT DO NOTHING; DELETE FROM t; END
-- case: void |  | 42601
BEGIN BEGIN; END; END
-- case: void |  | accepted
BEGIN START TRANSACTION; END
-- case: void |  | accepted
BEGIN SAVEPOINT x; END
-- case: void |  | accepted
BEGIN COPY t FROM stdin; END
-- case: void |  | accepted
BEGIN SET LOCAL search_path TO public; SET x.y = 'z'; RESET ALL; END
-- case: void |  | accepted
BEGIN IF found THEN NULL; END IF; found := true; END
-- case: void |  | accepted
DECLARE i integer := 0; BEGIN i := i + 1; i = i - 1; i := array_length(ARRAY[1], 1); END
-- case: void |  | accepted
DECLARE a integer[]; BEGIN a[1:2] := ARRAY[1, 2]; a[1][2] := 3; END
-- case: void |  | accepted
DECLARE x jsonb := '{}'; BEGIN x['a'] := '1'; x := x || '{}'::jsonb; END
-- case: void |  | accepted
DECLARE x text := E'\'a'; y text := $q$ ; $q$; BEGIN x := $$;$$; END
-- case: void |  | accepted
BEGIN /* comment ; */ NULL; -- another ;
END
-- case: void |  | 42601
DECLARE x integer; BEGIN x := 0x1F; END
-- case: void |  | 42601
DECLARE x integer := 1_000; BEGIN END
-- case: void |  | 42601
DECLARE x refcursor := 'abc'; y SETOF integer; BEGIN END
-- case: void |  | accepted
DECLARE x integer DEFAULT 1 + 2 * (3); y timestamp with time zone := now(); z timestamp(3) without time zone; d double precision; c "char"; i interval day to second; BEGIN END
-- case: void |  | accepted
DECLARE x pg_catalog.int4; y pg_class%ROWTYPE; z pg_class.relname%TYPE; BEGIN END
-- case: void |  | accepted
DECLARE x information_schema.tables%ROWTYPE; BEGIN END
-- case: void |  | accepted
DECLARE x information_schema.sql_identifier; BEGIN END
-- case: void |  | 42601
DECLARE x t.a%TYPE[]; BEGIN END
-- case: void |  | accepted
DECLARE x t[]; y mood[]; BEGIN x[1].a := 1; END
-- case: void |  | 22023
DECLARE x varchar(0); BEGIN END
-- case: void |  | 42601
DECLARE x integer(3); BEGIN END
-- case: void |  | 42704
DECLARE x serial; BEGIN END
-- case: void |  | accepted
DECLARE x text; BEGIN EXECUTE 'a' || x || 'b'; PERFORM set_config('a.b', x, true); RETURN; END;
-- case: void |  | 42601
DECLARE x t; y x%TYPE; BEGIN y.a := 1; END
-- case: void | r t | 42601
DECLARE y r%TYPE; z f.r%TYPE; BEGIN y.a := 1; END
-- case: void |  | 42601
DECLARE x t%ROWTYPE; y x.a%TYPE; BEGIN END
-- case: void |  | accepted
DECLARE y mood%TYPE; BEGIN END
-- case: void |  | accepted
DECLARE y s.last_value%TYPE; BEGIN END
-- case: void |  | accepted
BEGIN <<l>> DECLARE x integer; BEGIN l.x := 1; END l; END
-- case: void |  | 42601
BEGIN <<l>> NULL; END
-- case: void |  | accepted
BEGIN IF true THEN RETURN; END IF; RAISE EXCEPTION 'a' USING ERRCODE = 'unique_violation'; END
-- case: void |  | 42601
DECLARE x integer; BEGIN SELECT a INTO x, FROM t; END
-- case: void |  | accepted
DECLARE x integer; BEGIN SELECT a INTO x y FROM t; END
-- case: void |  | accepted
DECLARE rec record; BEGIN SELECT a INTO rec.b FROM t; END
-- case: void |  | accepted
BEGIN ALTER TABLE t ADD COLUMN IF NOT EXISTS c text, DROP COLUMN b; EXECUTE $q$ALTER TABLE t$q$; END
-- case: void |  | accepted
BEGIN FOR i IN 1 .. 3 LOOP CONTINUE WHEN i = 2; END LOOP; END
-- case: void |  | accepted
DECLARE i integer; BEGIN WHILE i < 3 LOOP i := i + 1; EXIT WHEN i = 2; END LOOP; END
-- case: void |  | 42804
BEGIN RETURN QUERY SELECT 1; END
-- case: trigger |  | accepted
DECLARE x jsonb; BEGIN x := to_jsonb(NEW) - 'a'; PERFORM pg_notify('c', x::text); RETURN NULL; END
-- case: trigger |  | accepted
BEGIN INSERT INTO t SELECT NEW.*; EXECUTE 'INSERT INTO t SELECT $1.*' USING NEW; RETURN NEW; END
