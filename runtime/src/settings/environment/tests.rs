//! Connection strings and variables, as libpq reads them.

use super::super::{Mode, encryption::Roots};
use super::*;

fn read(text: Option<&str>, variables: &[(&str, &str)]) -> Result<Settings, Fault> {
    let lookup =
        |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
    complete(text.unwrap_or_default(), &lookup)
}

#[track_caller]
fn check(text: Option<&str>, variables: &[(&str, &str)], expected: &str) {
    let config = read(text, variables).unwrap().config;
    let found = format!(
        "{} {} {} {}",
        crate::connect::address(&config),
        config.get_user().unwrap_or("-"),
        config.get_password().map_or("-".into(), String::from_utf8_lossy),
        config.get_dbname().unwrap_or("-"),
    );
    assert_eq!(found, expected);
}

#[test]
fn connection_strings_are_read_as_libpq_reads_them() {
    check(Some("postgres://u:p%40%25@h:1/d"), &[], "h:1 u p@% d");
    check(Some("postgresql://u@%2Frun%2Fpg/d"), &[], "/run/pg/.s.PGSQL.5432 u - d");
    check(Some("postgres://u@[::1]:6000/d"), &[], "[::1]:6000 u - d");
    check(Some("host=/run/pg port=6000 user=u dbname='a b'"), &[], "/run/pg/.s.PGSQL.6000 u - a b");
    check(Some("postgres://a:1,b:2/d"), &[], "a:1, b:2 - - d");
}

#[test]
fn environment_fills_what_the_string_leaves_open() {
    let variables =
        [("PGHOST", "h"), ("PGPORT", "1"), ("PGUSER", "u"), ("PGPASSWORD", "p"), ("PGDATABASE", "d")];
    check(None, &variables, "h:1 u p d");
    check(Some("postgres://v@x:2/e"), &variables, "x:2 v p e");
    check(None, &[("PGHOST", "/run/pg")], "/run/pg/.s.PGSQL.5432 - - -");
}

#[test]
fn service_stands_between_the_string_and_the_environment() {
    let folder = std::env::temp_dir().join(format!("arcoiris-service-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (services, passwords) = (folder.join("services"), folder.join("passwords"));
    std::fs::write(&services, "[shop]\nhost=s\nport=3\ndbname=shop\nsslmode=require\n").unwrap();
    std::fs::write(&passwords, "s:3:shop:u:fromfile\n").unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&passwords, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let named = services.display().to_string();
    let passed = passwords.display().to_string();
    let around = [("PGSERVICEFILE", named.as_str()), ("PGSERVICE", "shop"), ("PGHOST", "e"), ("PGPORT", "9")];
    check(None, &around, "s:3 - - shop");
    check(Some("host=x"), &around, "x:3 - - shop");
    check(
        Some("service=shop user=u"),
        &[("PGSERVICEFILE", &named), ("PGPASSFILE", &passed)],
        "s:3 u fromfile shop",
    );
    assert_eq!(read(None, &around).unwrap().encryption.mode, Mode::Require);
    let fault = read(Some("service=other"), &around).err().unwrap();
    assert!(matches!(fault, Fault::UnknownService { .. }), "{fault}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn encryption_is_never_forgotten() {
    let mode =
        |text: &str, variables: &[(&str, &str)]| read(Some(text), variables).map(|it| it.encryption.mode);
    assert_eq!(mode("postgres://u:s3cret@h/d?sslmode=verify-full", &[]), Ok(Mode::VerifyFull));
    assert_eq!(mode("host=h sslmode=verify-ca user=u", &[]), Ok(Mode::VerifyCa));
    assert_eq!(mode("postgres://h/d", &[("PGSSLMODE", "require")]), Ok(Mode::Require));
    assert_eq!(mode("postgres://h/d?sslmode=allow", &[("PGSSLMODE", "require")]), Ok(Mode::Allow));
    assert_eq!(mode("postgres://h/d", &[]), Ok(Mode::Prefer));
    assert_eq!(mode("host=h sslrootcert=system", &[]), Ok(Mode::VerifyFull));
    assert_eq!(mode("host=h sslrootcert=system sslmode=require", &[]), Err(Fault::WeakSystemRoots));
    assert!(mode("host=h sslmode=verify", &[]).is_err());
    for name in NOT_FOLLOWED {
        let text = format!("host=h {name}=x");
        assert!(matches!(mode(&text, &[]), Err(Fault::NotFollowed { .. })), "{name}");
    }
}

#[test]
fn certificates_are_looked_for_where_libpq_does() {
    let encryption = read(Some("host=h"), &[("HOME", "/home/u")]).unwrap().encryption;
    assert_eq!(encryption.roots, Roots::Default(Some("/home/u/.postgresql/root.crt".into())));
    assert_eq!(encryption.certificate, Some(("/home/u/.postgresql/postgresql.crt".into(), false)));
    let named = read(Some("sslrootcert=/r sslkey=/k"), &[("PGSSLCERT", "/c")]).unwrap().encryption;
    assert_eq!(named.roots, Roots::File("/r".into()));
    assert_eq!((named.certificate, named.key), (Some(("/c".into(), true)), Some("/k".into())));
    let versions = |text| read(Some(text), &[]).unwrap().encryption.versions;
    assert_eq!(versions("ssl_min_protocol_version=TLSv1.3"), (false, true));
    assert_eq!(versions("ssl_max_protocol_version=TLSv1.2"), (true, false));
}

#[test]
fn no_fault_shows_a_value() {
    for text in ["postgres://u:s3cret@h:port/d", "host=h port=s3cret", "password=my s3cret x", "s3cret"] {
        let fault = read(Some(text), &[]).err().unwrap();
        assert!(!format!("{fault} {fault:?}").contains("s3cret"), "{fault:?}");
    }
    let settings = read(Some("postgres://u:s3cret@h/d"), &[]).unwrap();
    assert!(!format!("{settings:?}").contains("s3cret"));
}
