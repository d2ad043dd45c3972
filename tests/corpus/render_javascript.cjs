// Writes migrations written in JavaScript as the SQL that they send, in golang-migrate's layout: VERSION_NAME.up.sql and
// VERSION_NAME.down.sql. Two libraries are known: db-migrate (`exports.up = (db, done) => db.runSql(...)`) and TypeORM (a class whose
// `up(queryRunner)` calls `queryRunner.query(...)`).
//
//   node render_javascript.cjs TARGET postgresql://... MIGRATIONS...
//
// Some migrations write what they read, so each is run on a database of its own (`rendered`) by psql; each way down on a copy.
// What the library sends before the first migration stands in the environment variable BEFORE and becomes a revision of its own.
// Two migrations of one second get versions of their own: two digits are added to each.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const { execFileSync } = require('child_process');

const [target, url, ...folders] = process.argv.slice(2);
const psql = process.env.PSQL || 'psql';

function ask(database, sql) {
    const place = url.replace(/(\/\/[^/]*\/)[^?]*/, `$1${database}`);
    const given = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', place, '-c', sql];
    return execFileSync(psql, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function copy(name, template) {
    ask('postgres', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    ask('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
}

// What such migrations require: callbacks, one after the other; the rest is not there, and not needed.
const series = {
    series(tasks, done) {
        const next = (index) => (index < tasks.length ? tasks[index](() => next(index + 1)) : done && done());
        next(0);
    },
};
const load = Module._load;
const nothing = new Proxy(function () {}, { get: (_, key) => (key === '__esModule' ? false : nothing), apply: () => nothing });
Module._load = (name, ...rest) => {
    if (name === 'async') return series;
    try {
        return load(name, ...rest);
    } catch (error) {
        if (error.code !== 'MODULE_NOT_FOUND') throw error;
        return nothing;
    }
};

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
    const query = async (sql, values = []) => {
        const text = values.length ? sql.replace(/\$(\d+)/g, (_, at) => literal(values[at - 1])) : sql;
        return /^\s*SELECT\b/i.test(text) ? rows(text) : say(text) || [];
    };
    return {
        query,
        getTable: async (table) => ({
            columns: rows(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = ${literal(table)}`),
        }),
        hasColumn: async (table, name) =>
            rows(`SELECT 1 FROM information_schema.columns WHERE table_name = ${literal(table)} AND column_name = ${literal(name)}`).length > 0,
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

// The two functions of a migration, whichever library it is written for.
function directions(exported) {
    if (exported.up) return exported;
    const made = Object.values(exported).find((one) => one.prototype && one.prototype.up);
    return made ? { up: (runner) => new made().up(runner), down: (runner) => new made().down(runner) } : {};
}

async function main() {
    fs.mkdirSync(target, { recursive: true });
    copy('rendered', 'template0');
    if (process.env.BEFORE) {
        ask('rendered', process.env.BEFORE);
        fs.writeFileSync(path.join(target, '0_before.up.sql'), `${process.env.BEFORE}\n`);
    }
    const files = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.resolve(folder, name)));
    const migrations = files.filter((file) => /^\d+.*\.js$/.test(path.basename(file)));
    const stamp = (file) => Number(/^\d+/.exec(path.basename(file))[0]);
    migrations.sort((one, other) => stamp(one) - stamp(other) || (path.basename(one) < path.basename(other) ? -1 : 1));
    for (const file of migrations) {
        const { up, down } = directions(require(file));
        const [, digits, title] = /^(\d+)-?(.*)\.js$/.exec(path.basename(file));
        const name = `${version(digits)}_${title}`;
        for (const [direction, run, database] of [['up', up, 'rendered'], ['down', down, 'rendered_copy']]) {
            if (!run) continue;
            if (direction === 'down') copy('rendered_copy', 'rendered');
            const [written, wrong] = await render(database, run);
            if (wrong) console.error(`${path.basename(file)} ${direction}: ${wrong}`);
            fs.writeFileSync(path.join(target, `${name}.${direction}.sql`), `${written.join('\n')}\n`);
        }
    }
}

main();
