// Writes each migration of a db-migrate folder (JavaScript that calls `db.runSql`, `db.createTable`, ...) as the SQL that
// db-migrate-pg sends, in golang-migrate's layout: NAME.up.sql and NAME.down.sql.
//
//   node render_db_migrate.cjs MIGRATIONS TARGET
//
// Two migrations of one second get versions of their own: two digits are added to each.
//
// `db.all` answers with no rows: what a migration writes from what it read is left out, and said.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');

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
        const call = typeof value === 'string' && !/\(\)$/.test(value);
        parts.push(`DEFAULT ${call ? `'${value.replace(/'/g, "''")}'` : value}`);
    }
    return parts.join(' ');
}

function recorder(written) {
    const call = (run) => (...given) => {
        const done = given.find((one) => typeof one === 'function');
        const answer = run(...given.filter((one) => typeof one !== 'function'));
        if (done) done(null, answer);
        return Promise.resolve(answer);
    };
    const say = (sql) => written.push(sql.trimEnd().replace(/;?$/, ';'));
    return {
        runSql: call((sql) => { if (sql && sql.trim()) say(sql); return { rows: [] }; }),
        all: call((sql) => { written.push(`-- read: ${sql}`.replace(/\n/g, ' ')); return []; }),
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

const [folder, target] = process.argv.slice(2).map((one) => path.resolve(one));
fs.mkdirSync(target, { recursive: true });
for (const file of fs.readdirSync(folder).filter((name) => /^\d+.*\.js$/.test(name)).sort()) {
    const migration = require(path.join(folder, file));
    const [, stamp, title] = /^(\d+)-?(.*)\.js$/.exec(file);
    const name = `${version(stamp)}_${title}`;
    for (const [direction, run] of [['up', migration.up], ['down', migration.down]]) {
        if (!run) continue;
        const written = [];
        try {
            const promise = run(recorder(written), () => {});
            if (promise && promise.catch) promise.catch((error) => console.error(`${file} ${direction}: ${error.message}`));
        } catch (error) {
            console.error(`${file} ${direction}: ${error.message}`);
        }
        fs.writeFileSync(path.join(target, `${name}.${direction}.sql`), `${written.join('\n')}\n`);
    }
}
