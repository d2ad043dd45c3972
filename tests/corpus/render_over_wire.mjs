// Writes migrations that a JavaScript library sends, as the SQL that goes over the wire: `upgrade.sql` and `downgrade.sql` in the form
// of an Alembic chain. Where `render_javascript.cjs` stands in for the library, here the library itself runs, over a `pg` that listens.
//
//   node render_over_wire.mjs LIBRARY TARGET postgresql://... MIGRATIONS...      (in a folder whose node_modules has the library)
//
// LIBRARY is `knex` (`exports.up = knex => …`, `exports.config = { transaction: false }`), `slonik` (`export default { up(pool), down(pool) }`),
// `mikroorm` (classes whose `up()` and `down()` call `this.addSql(…)`), or `typeorm` (classes; MIGRATIONS is one module that exports a list
// `postgresMigrations`). The upgrades run in order on a database of their own, each downgrade on a copy; queries alone are left out. What
// PostgreSQL refuses is written down as well; a migration that fails otherwise is left out with its reason (`-- Not rendered: …`). What comes
// before the first migration stands in the file BEFORE.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [library, target, url, ...places] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), 'package.json'));
const pg = require('pg');
const { prepareValue } = require('pg/lib/utils');

const QUERY = /^\s*(SELECT|SHOW|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|START TRANSACTION|DISCARD|SET (SESSION|application_name|statement_timeout|idle))\b/i;
const EFFECT = /\bINTO\b|setval|set_config|FOR UPDATE|nextval|create_|drop_/i;

// What a migration requires and does not need for its SQL: nothing, or what the module STAND_INS has for it.
const nothing = new Proxy(function () {}, {
    get: (_, key) => (key === '__esModule' ? false : key === Symbol.toPrimitive || key === 'toString' ? () => '' : key === 'then' ? undefined : nothing),
    apply: () => nothing,
    construct: () => nothing,
});
const given = process.env.STAND_INS ? require(path.resolve(process.env.STAND_INS))(nothing) : {};
let stand = (name) => given[name];
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
    const found = stand(name);
    if (found) return found;
    try {
        return load(name, ...rest);
    } catch (error) {
        if (error.code !== 'MODULE_NOT_FOUND' || name.startsWith('.')) throw error;
        return nothing;
    }
};

let written = null;
const literal = (value) => {
    const prepared = prepareValue(value);
    return prepared === null || prepared === undefined ? 'NULL' : pg.escapeLiteral(Buffer.isBuffer(prepared) ? `\\x${prepared.toString('hex')}` : String(prepared));
};
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function (query, values, ...rest) {
    // Some make names of the database's.
    const original = (sql) => (written ? sql.replaceAll('rendered_copy', 'rendered') : sql);
    if (typeof query === 'string') query = original(query);
    else if (query?.text) query.text = original(query.text);
    const text = typeof query === 'string' ? query : query?.text;
    const parameters = (typeof query === 'object' && query?.values) || (Array.isArray(values) ? values : []);
    if (written && text) {
        const whole = parameters.length ? text.replace(/\$(\d+)\b/g, (_, at) => literal(parameters[at - 1])) : text;
        const bare = whole.replace(/^(\s|--.*\n|\/\*[^]*?\*\/)+/, '');
        if (bare && (!QUERY.test(bare) || (/^SELECT/i.test(bare) && EFFECT.test(bare)))) {
            const trimmed = whole.trim().replace(/;$/, '');
            written.push(`${trimmed}${/--.*$/.test(trimmed.split('\n').at(-1)) ? '\n' : ''};\n`);
        }
    }
    return send.call(this, query, values, ...rest);
};

const place = (database) => url.replace(/(\/\/[^/]*\/)[^?]*/, `$1${database}`);
async function ask(database, sql) {
    const client = new pg.Client({ connectionString: place(database) });
    await client.connect();
    try {
        return (await client.query(sql)).rows;
    } finally {
        await client.end();
    }
}
async function copy(name, template) {
    await ask('postgres', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await ask('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
}

// Each library: its migrations in order, and how one direction of one is run.
const byName = (one, other) => (path.basename(one) < path.basename(other) ? -1 : 1);
const files = places.flatMap((folder) =>
    fs.statSync(folder).isDirectory() ? fs.readdirSync(folder).map((name) => path.resolve(folder, name)) : [path.resolve(folder)],
);
const modules = files.filter((file) => /^(Migration)?[\d.].*\.(c|m)?js$/.test(path.basename(file)));
const title = (file) => path.basename(file).replace(/\.(c|m)?js$/, '').replace(/[^\w.-]/g, '_');
const libraries = {
    async knex() {
        const made = require('knex');
        const knexed = made.default || made;
        return Promise.all(
            modules.sort(byName).map(async (file) => {
                const found = await import(pathToFileURL(file));
                const { up, down, config } = found.up ? found : found.default;
                const inTransaction = config?.transaction !== false;
                const run = (change) => async (database) => {
                    const knex = knexed({ client: 'pg', connection: place(database), pool: { min: 0, max: 2 } });
                    const kept = written;
                    try {
                        await (inTransaction ? knex.transaction(async (work) => void (await change(work))) : change(knex));
                    } finally {
                        written = null;
                        await knex.destroy();
                        written = kept;
                    }
                };
                return { name: title(file), inTransaction, up: run(up), down: down && run(down) };
            }),
        );
    },
    async slonik() {
        const { createPool } = await import(pathToFileURL(require.resolve(process.env.SLONIK || '@silverhand/slonik')));
        // NAME is VERSION-SECONDS-TITLE.
        const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
        const transformRow = (context, query, row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));
        const options = { connectionRetryLimit: 0, queryRetryLimit: 0, maximumPoolSize: 2, interceptors: [{ transformRow }] };
        const stamp = (file) => Number(/-(\d{9,})/.exec(path.basename(file))?.[1] ?? 0);
        modules.sort((one, other) => stamp(one) - stamp(other) || byName(one, other));
        // It reads its address itself, and knows no socket there.
        const given = new pg.Client({ connectionString: url });
        Object.assign(process.env, { PGHOST: given.host, PGUSER: given.user });
        const after = Number(process.env.AFTER || 0);
        const later = modules.filter((file) => stamp(file) > after);
        return Promise.all(
            later.map(async (file) => {
                const found = (await import(pathToFileURL(file))).default;
                const run = (change) => async (database) => {
                    const pool = await createPool(`postgresql:///${database}`, options);
                    try {
                        await pool.transaction((work) => change(work));
                    } finally {
                        const kept = written;
                        written = null;
                        await pool.end();
                        written = kept;
                    }
                };
                return { name: title(file), inTransaction: true, up: run(found.up), down: found.down && run(found.down) };
            }),
        );
    },
    async mikroorm() {
        class Migration {
            sent = [];
            addSql(sql) {
                this.sent.push(sql);
            }
            isTransactional() {
                return true;
            }
        }
        stand = (name) => (/mikro-orm\/migrations$/.test(name) ? { Migration } : undefined);
        return modules.sort(byName).map((file) => {
            const Found = Object.values(require(file)).find((one) => one.prototype?.up);
            const inTransaction = new Found().isTransactional();
            const run = (direction) => async (database) => {
                const one = new Found();
                const client = new pg.Client({ connectionString: place(database) });
                const asked = (sql) => client.query(sql);
                Object.assign(one, { execute: asked, getKnex: () => ({ raw: asked }), ctx: undefined });
                await client.connect();
                try {
                    if (inTransaction) await client.query('BEGIN');
                    await one[direction]();
                    for (const sql of one.sent) await client.query(sql);
                    if (inTransaction) await client.query('COMMIT');
                } finally {
                    await client.end();
                }
            };
            return { name: title(file), inTransaction, up: run('up'), down: Found.prototype.down && run('down') };
        });
    },
    async typeorm() {
        const { DataSource } = require(process.env.TYPEORM || 'typeorm');
        const listed = require(files[0]).postgresMigrations;
        const wrap = process.env.WRAP ? require(path.resolve(process.env.WRAP)).wrapMigration : () => {};
        const stamp = (Migration) => Number((new Migration().name || Migration.name).slice(-13));
        listed.sort((one, other) => stamp(one) - stamp(other));
        return listed.map((Migration) => {
            wrap(Migration);
            const one = new Migration();
            const inTransaction = one.transaction !== false;
            const run = (direction) => async (database) => {
                const kept = written;
                written = null;
                const source = new DataSource({ type: 'postgres', url: place(database), schema: 'public', ...JSON.parse(process.env.OPTIONS || '{}') });
                await source.initialize();
                const runner = source.createQueryRunner();
                await runner.connect();
                try {
                    if (inTransaction) await runner.startTransaction();
                    written = kept;
                    await one[direction](runner);
                    if (inTransaction) await runner.commitTransaction();
                } finally {
                    written = null;
                    await runner.release().catch(() => {});
                    await source.destroy().catch(() => {});
                    written = kept;
                }
            };
            return { name: one.name || Migration.name, inTransaction, up: run('up'), down: one.down && run('down') };
        });
    },
};

async function render(inTransaction, run, database) {
    written = [];
    let wrong = null;
    try {
        const unawaited = new Promise((_, reject) => void (rejected = reject));
        unawaited.catch(() => {});
        await Promise.race([run(database), unawaited]);
    } catch (error) {
        const refused = [error, error?.cause, error?.originalError, error?.driverError].find((one) => /^[0-9A-Z]{5}$/.test(one?.code ?? ''));
        if (!refused) wrong = String(error?.message ?? error).split('\n')[0];
        console.error(`  ${wrong ? 'not rendered' : 'refused'}: ${String(refused?.message ?? wrong).split('\n')[0]}`);
    }
    const text = wrong ? `-- Not rendered: ${wrong}\n` : written.join('\n');
    written = null;
    return inTransaction ? text : `COMMIT;\n\n${text}\nBEGIN;\n`;
}

// Some begin what they do not wait for.
let rejected = () => {};
process.on('unhandledRejection', (error) => rejected(error));
const migrations = await libraries[library]();
// Roles outlive a database; the server is a throw-away.
for (const database of ['rendered', 'rendered_copy']) await ask('postgres', `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
for (const { rolname } of await ask('postgres', 'SELECT rolname FROM pg_roles WHERE oid >= 16384')) await ask('postgres', `DROP ROLE ${pg.escapeIdentifier(rolname)}`);
await copy('rendered', 'template0');
const before = process.env.BEFORE ? fs.readFileSync(process.env.BEFORE, 'utf8') : '';
if (before) await ask('rendered', before);
const version = 'CREATE TABLE alembic_version (\n    version_num VARCHAR(255) NOT NULL, \n    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n);\n';
await ask('rendered', version);
const ups = [`BEGIN;\n\n${version}`];
const downs = [];
const step = (last, next) =>
    last === '' ? `INSERT INTO alembic_version (version_num) VALUES ('${next}')`
        : next === '' ? `DELETE FROM alembic_version WHERE alembic_version.version_num = '${last}'`
            : `UPDATE alembic_version SET version_num='${next}' WHERE alembic_version.version_num = '${last}'`;
let last = '';
if (before) {
    last = 'before';
    ups.push(`-- Running upgrade  -> before\n\n${before}\n${step('', 'before')};\n\nCOMMIT;\n`);
}
for (const { name, inTransaction, up, down } of migrations) {
    console.error(name);
    const upgrade = await render(inTransaction, up, 'rendered');
    ups.push(`${ups.length === 1 ? '' : 'BEGIN;\n\n'}-- Running upgrade ${last} -> ${name}\n\n${upgrade}\n${step(last, name)};\n\nCOMMIT;\n`);
    if (down) {
        await copy('rendered_copy', 'rendered');
        const downgrade = await render(inTransaction, down, 'rendered_copy');
        downs.push(`BEGIN;\n\n-- Running downgrade ${name} -> ${last}\n\n${downgrade}\n${step(name, last)};\n\nCOMMIT;\n`);
    }
    last = name;
}
downs.reverse().push('BEGIN;\n\nDROP TABLE alembic_version;\n\nCOMMIT;\n');
fs.mkdirSync(target, { recursive: true });
fs.writeFileSync(path.join(target, 'upgrade.sql'), ups.join('\n'));
fs.writeFileSync(path.join(target, 'downgrade.sql'), downs.join('\n'));
console.log(`${migrations.length} revisions`);
process.exit(0);
