// Writes pg-boss's own plans as numbered SQL: `node pgboss.mjs TARGET OLD NEW`, two versions of the package; OLD makes the schema that NEW's
// migrations start from.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [target, old, later] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const schema = 'pgboss';
const contractor = require(path.resolve(old, 'src/contractor.js'));
const store = await import(pathToFileURL(path.resolve(later, 'dist/migrationStore.js')));
const { schema: from } = JSON.parse(fs.readFileSync(path.join(old, 'version.json'), 'utf8'));
fs.mkdirSync(target, { recursive: true });
fs.writeFileSync(path.join(target, '0001_schema.up.sql'), `${contractor.constructionPlans(schema)}\n`);
const steps = store.getAll(schema).filter((one) => one.previous >= from);
for (const { version, previous } of steps.sort((one, other) => one.version - other.version)) {
    const name = path.join(target, `${String(version).padStart(4, '0')}_to_${version}`);
    fs.writeFileSync(`${name}.up.sql`, `${store.next(schema, previous)}\n`);
    fs.writeFileSync(`${name}.down.sql`, `${store.rollback(schema, version)}\n`);
}
