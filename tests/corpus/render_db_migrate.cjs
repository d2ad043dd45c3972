// Writes each migration of a db-migrate folder (JavaScript that calls `db.runSql`, `db.createTable`, ...) as the SQL that
// db-migrate-pg sends, in golang-migrate's layout: VERSION_NAME.up.sql and VERSION_NAME.down.sql.
//
//   node render_db_migrate.cjs MIGRATIONS TARGET postgresql://... [PSQL]
//
// Some migrations write what they read, so each is run on a database of its own (`rendered`) by psql; each way down on a copy.
// Two migrations of one second get versions of their own: two digits are added to each.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const { execFileSync } = require('child_process');

const [folder, target] = process.argv.slice(2, 4).map((one) => path.resolve(one));
const [url, psql = 'psql'] = process.argv.slice(4);

function ask(database, sql) {
    const place = url.replace(/(\/\/[^/]*\/)[^?]*/, `$1${database}`);
    const given = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', place, '-c', sql];
    return execFileSync(psql, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function copy(name, template) {
    ask('postgres', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    ask('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
}

// The one helper that such migrations require: callbacks, one after the other.
const series = {
    series(tasks, done) {
        const next = (index) => (index < tasks.length ? tasks[index](() => next(index + 1)) : done && done());
        next(0);
    },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === 'async' ? series : load(name, ...rest));

const quoted = (name) => `"${name}"`;
const literal = (value) => (value === null ? 'NULL' : typeof value === 'number' ? `${value}` : `'${String(value).replace(/'/g, "''")}'`);
const types = { string: 'VARCHAR', int: 'INTEGER', serial: 'SERIAL', bigint: 'BIGINT', datetime: 'TIMESTAMP' };

function column(name, spec, alone) {
    const parts = [quoted(name)];
    const type = types[spec.type] || spec.type.toUpperCase();
    parts.push(spec.autoIncrement ? 'SERIAL' : spec.length ? `${type} (${spec.length})` : type);
    if (spec.primaryKey && alone) parts.push('PRIMARY KEY');
    if (spec.notNull) parts.push('NOT NULL');
    if (spec.unique) parts.push('UNIQUE');
    if (spec.defaultValue !== undefined) {
        const value = spec.defaultValue;
        const text = typeof value === 'string' && !/\(\)$/.test(value);
        parts.push(`DEFAULT ${text ? literal(value) : value}`);
    }
    return parts.join(' ');
}

function recorder(database, written) {
    const call = (run) => (...given) => {
        const done = given.find((one) => typeof one === 'function');
        const answer = run(...given.filter((one) => typeof one !== 'function'));
        if (done) done(null, answer);
        return Promise.resolve(answer);
    };
    const rows = (sql) => JSON.parse(ask(database, `SELECT coalesce(json_agg(one), '[]') FROM (${sql.trim().replace(/;$/, '')}) AS one`));
    const say = (sql) => {
        ask(database, sql);
        written.push(sql.trimEnd().replace(/;?$/, ';'));
    };
    return {
        runSql: call((sql, values = []) => {
            if (!sql || !sql.trim()) return { rows: [] };
            let next = 0;
            const text = values.length ? sql.replace(/\$(\d+)|\?/g, (_, at) => literal(values[at ? at - 1 : next++])) : sql;
            if (/^\s*SELECT\b/i.test(text)) {
                const found = rows(text);
                return { rows: found, rowCount: found.length };
            }
            say(text);
            return { rows: [], rowCount: 0 };
        }),
        all: call(rows),
        createTable: call((table, columns) => {
            const specs = Object.entries(columns);
            const alone = specs.filter(([, spec]) => spec.primaryKey).length === 1;
            say(`CREATE TABLE IF NOT EXISTS ${quoted(table)} (${specs.map(([name, spec]) => column(name, spec, alone)).join(', ')})`);
        }),
        dropTable: call((table) => say(`DROP TABLE ${quoted(table)}`)),
        addColumn: call((table, name, spec) => say(`ALTER TABLE ${quoted(table)} ADD COLUMN ${column(name, spec, true)}`)),
        removeColumn: call((table, name) => say(`ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(name)}`)),
    };
}

const versions = new Map();
function version(stamp) {
    versions.set(stamp, (versions.get(stamp) ?? -1) + 1);
    return stamp + String(versions.get(stamp)).padStart(2, '0');
}

async function render(database, run) {
    const written = [];
    try {
        const promise = run(recorder(database, written), () => {});
        await promise;
    } catch (error) {
        // What PostgreSQL refuses is written down too: the last statement.
        const refused = error.spawnargs && error.spawnargs[error.spawnargs.length - 1];
        if (refused) written.push(refused.trimEnd().replace(/;?$/, ';'));
        return [written, String(error.stderr || error.message).trim().split('\n')[0]];
    }
    return [written, null];
}

async function main() {
    fs.mkdirSync(target, { recursive: true });
    copy('rendered', 'template0');
    for (const file of fs.readdirSync(folder).filter((name) => /^\d+.*\.js$/.test(name)).sort()) {
        const migration = require(path.join(folder, file));
        const [, stamp, title] = /^(\d+)-?(.*)\.js$/.exec(file);
        const name = `${version(stamp)}_${title}`;
        const directions = [['up', migration.up, 'rendered'], ['down', migration.down, 'rendered_copy']];
        for (const [direction, run, database] of directions.filter(([, run]) => run)) {
            if (direction === 'down') copy('rendered_copy', 'rendered');
            const [written, wrong] = await render(database, run);
            if (wrong) console.error(`${file} ${direction}: ${wrong}`);
            fs.writeFileSync(path.join(target, `${name}.${direction}.sql`), `${written.join('\n')}\n`);
        }
    }
}

main();
