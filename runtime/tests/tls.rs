//! Encrypted connections to a real PostgreSQL with certificates that the test makes, every `sslmode`, right and wrong; and the
//! password that is sent on them, which is nowhere else.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/encrypted.rs"]
mod encrypted;
#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "support/sample.rs"]
mod sample;

use std::process::{Command, Output, Stdio};

use arcoiris::{AsyncMigrator, History, Migrator, Settings};
use encrypted::{Cluster, PASSWORD};
use sample::{linear, script, with_revision};

/// A history whose first revision writes down how its session is encrypted.
fn history() -> &'static History {
    with_revision(linear(), "aaaaaaaaaaaa", |revision| {
        revision.upgrade = script(
            "CREATE TABLE public.one AS SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid();\n",
            7,
        );
    })
}

/// How the session was encrypted that these settings led to, or the error's code and what it says.
fn opened(cluster: &Cluster, settings: &str) -> Result<String, (String, String)> {
    let text = cluster.settings(settings);
    let told = |error: arcoiris::Error| {
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(PASSWORD), "{shown}");
        (error.code().to_owned(), error.to_string())
    };
    let settings: Settings = text.parse().map_err(told)?;
    assert!(!format!("{settings:?}").contains(PASSWORD));
    let mut migrator = Migrator::with_settings(history(), settings).map_err(told)?;
    assert!(!format!("{migrator:?}").contains(PASSWORD));
    migrator.upgrade("head").map_err(told)?;
    let seen = cluster.ask("SELECT ssl, coalesce(version, '-') FROM public.one");
    migrator.downgrade("base").map_err(told)?;
    Ok(seen)
}

#[test]
fn every_sslmode_is_followed_as_libpq_does() {
    let cluster = Cluster::new();
    #[track_caller]
    fn is(cluster: &Cluster, settings: &str, seen: &str) {
        assert_eq!(opened(cluster, settings).unwrap(), seen, "{settings}");
    }
    #[track_caller]
    fn fails(cluster: &Cluster, settings: &str, code: &str, words: &str) {
        let (found, said) = opened(cluster, settings).unwrap_err();
        assert_eq!(found, code, "{settings}: {said}");
        assert!(said.contains(words), "{settings}: {said}");
    }
    const TLS: &str = "t TLSv1.3";
    const PLAIN: &str = "f -";
    let c = &cluster;

    // The right root; the name; another root; none.
    is(c, "host=localhost user=only_tls sslmode=verify-full sslrootcert=FOLDER/root.crt", TLS);
    is(c, "host=localhost user=only_tls sslmode=verify-ca sslrootcert=FOLDER/root.crt", TLS);
    fails(
        c,
        "host=other.example user=only_tls sslmode=verify-full sslrootcert=FOLDER/root.crt",
        "handshake",
        "the certificate is another host's",
    );
    is(c, "host=other.example user=only_tls sslmode=verify-ca sslrootcert=FOLDER/root.crt", TLS);
    for mode in ["require", "verify-ca", "verify-full"] {
        let settings = format!("host=localhost user=only_tls sslmode={mode} sslrootcert=FOLDER/other.crt");
        fails(c, &settings, "handshake", "does not come from a root certificate of sslrootcert");
    }
    is(c, "host=localhost user=only_tls sslmode=require", TLS);
    fails(
        c,
        "host=localhost user=only_tls sslmode=verify-ca",
        "certificate-file",
        "there is no root certificate",
    );
    fails(
        c,
        "host=localhost user=only_tls sslmode=verify-full sslrootcert=FOLDER/none.crt",
        "certificate-file",
        "none.crt",
    );
    fails(
        c,
        "host=localhost user=only_tls sslrootcert=system",
        "handshake",
        "does not come from a root certificate",
    );

    // What the server asks for.
    is(c, "host=localhost user=either sslmode=disable", PLAIN);
    is(c, "host=localhost user=either sslmode=allow", PLAIN);
    is(c, "host=localhost user=either sslmode=prefer", TLS);
    is(c, "host=localhost user=either", TLS);
    is(c, "host=localhost user=only_tls sslmode=allow", TLS);
    is(c, "host=localhost user=only_plain sslmode=prefer", PLAIN);
    fails(c, "host=localhost user=only_tls sslmode=disable", "refused", "no encryption");
    fails(c, "host=localhost user=only_plain sslmode=require", "refused", "SSL encryption");

    // A certificate of the client's.
    fails(c, "host=localhost user=certified sslmode=require", "refused", "certificate");
    let certified = "host=localhost user=certified sslmode=verify-full sslrootcert=FOLDER/root.crt";
    is(c, &format!("{certified} sslcert=FOLDER/client.crt sslkey=FOLDER/client.key"), TLS);
    fails(
        c,
        &format!("{certified} sslcert=FOLDER/client.crt sslkey=FOLDER/open.key"),
        "certificate-file",
        "others may read it",
    );
    fails(c, &format!("{certified} sslcert=FOLDER/none.crt"), "certificate-file", "none.crt");

    // What else is said about it.
    is(c, "host=localhost user=either sslmode=require channel_binding=require", TLS);
    fails(
        c,
        "host=localhost user=either sslmode=disable channel_binding=require",
        "refused",
        "channel binding",
    );
    is(c, "host=localhost user=either sslmode=require ssl_max_protocol_version=TLSv1.2", "t TLSv1.2");
    let mut wrong = c.settings("host=localhost user=either");
    wrong = wrong.replace(PASSWORD, "wrong");
    let error =
        Migrator::with_settings(history(), wrong.parse().unwrap()).unwrap().upgrade("head").unwrap_err();
    assert_eq!(error.code(), "refused");
    // It is not sent once more in the clear.
    assert_eq!(c.log().matches("password authentication failed").count(), 1);
    let socket = format!("host={} port={} user=postgres sslmode=verify-full", c.folder.display(), c.port);
    Migrator::with_settings(history(), socket.parse().unwrap()).unwrap().upgrade("base").unwrap();

    asynchronous(c);

    // A server without encryption.
    c.run("ALTER SYSTEM SET ssl = off");
    c.run("SELECT pg_reload_conf()");
    // The setting reaches new sessions in a moment.
    let begun = std::time::Instant::now();
    while c.ask("SHOW ssl") != "off" {
        assert!(begun.elapsed().as_secs() < 60, "{}", c.log());
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    fails(c, "host=localhost user=either sslmode=require", "handshake", "set ssl = on on the server");
    fails(
        c,
        "host=localhost user=either sslmode=verify-full sslrootcert=FOLDER/root.crt",
        "handshake",
        "server does not support TLS",
    );
    is(c, "host=localhost user=either sslmode=prefer", PLAIN);
}

fn asynchronous(cluster: &Cluster) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let text =
        cluster.settings("host=localhost user=only_tls sslmode=verify-full sslrootcert=FOLDER/root.crt");
    let mut migrator = AsyncMigrator::new(history(), text.parse::<Settings>().unwrap()).unwrap();
    assert!(!format!("{migrator:?}").contains(PASSWORD));
    runtime.block_on(migrator.upgrade("head")).unwrap();
    assert_eq!(cluster.ask("SELECT ssl FROM public.one"), "t");
    runtime.block_on(migrator.downgrade("base")).unwrap();
    let other = text.replace("root.crt", "other.crt");
    let mut migrator = AsyncMigrator::new(history(), other.parse::<Settings>().unwrap()).unwrap();
    assert_eq!(runtime.block_on(migrator.upgrade("head")).unwrap_err().code(), "handshake");
}

/// `examples/sample.rs`, as a deployable command.
fn command(cluster: &Cluster, arguments: &[&str]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples/sample");
    Command::new(program)
        .args(arguments)
        .env_clear()
        .env("PATH", &cluster.folder)
        .env("DATABASE_URL", url(cluster))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn url(cluster: &Cluster) -> String {
    let root = cluster.folder.join("root.crt");
    format!(
        "postgresql://only_tls:{PASSWORD}@localhost:{}/postgres?sslmode=verify-full&sslrootcert={}&hostaddr=127.0.0.1",
        cluster.port,
        root.display()
    )
}

#[test]
fn a_password_is_nowhere_but_on_the_connection() {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "-p", "arcoiris", "--features", "cli,tokio", "--example", "sample"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .unwrap();
    assert!(built.success());
    let cluster = Cluster::new();
    // What psql is called with: its arguments, and its environment.
    let psql = cluster.folder.join("psql");
    std::fs::write(&psql, "#!/bin/sh\necho \"arguments: $*\"\necho \"mode: $PGSSLMODE $PGSSLROOTCERT\"\n[ -n \"$PGPASSWORD\" ] && echo given\n")
        .unwrap();
    std::fs::set_permissions(&psql, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut said = String::new();
    let mut run = |arguments: &[&str], code: i32| -> String {
        let output = command(&cluster, arguments);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        said.push_str(&text);
        text
    };
    run(&["upgrade", "head"], 0);
    run(&["current", "--verbose"], 0);
    run(&["downgrade", "base"], 3);
    run(&["upgrade", "nosuch"], 1);
    run(&["--json", "upgrade", "nosuch"], 1);
    run(&["--help"], 0);
    let called = run(&["psql", "-c", "SELECT 1"], 0);
    assert!(called.contains("arguments: -c SELECT 1\n") && called.contains("given"), "{called}");
    assert!(called.contains("mode: verify-full ") && called.contains("root.crt"), "{called}");
    cluster.run("ALTER ROLE only_tls PASSWORD 'another'");
    let refused = run(&["current"], 1);
    assert!(refused.contains("refuses user `only_tls`"), "{refused}");
    assert!(!said.contains(PASSWORD), "{said}");
    let log = cluster.ask("SELECT l::text FROM arcoiris.log l");
    assert!(log.contains("shop.items") && !log.contains(PASSWORD), "{log}");
    assert!(!cluster.log().contains(&format!("{PASSWORD}@")), "the server was sent the URL");
}
