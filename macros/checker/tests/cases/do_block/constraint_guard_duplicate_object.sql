-- fact: A constraint that is there already is a duplicate object.
-- expect: accepted
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (a_id integer CONSTRAINT b_a_fk REFERENCES a);
DO $$ BEGIN
 ALTER TABLE "b" ADD CONSTRAINT "b_a_fk" FOREIGN KEY ("a_id") REFERENCES "public"."a"("id") ON DELETE cascade ON UPDATE no action;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
