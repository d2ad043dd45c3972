//! libpq's parameters by name, and the two forms in which a connection string gives them.
//! <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING>

use std::collections::BTreeMap;

use super::Fault;

/// The parameters that libpq has, and the variable that stands for each where there is one.
/// <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS>
const KNOWN: &[(&str, Option<&str>)] = &[
    ("application_name", Some("PGAPPNAME")),
    ("channel_binding", Some("PGCHANNELBINDING")),
    ("client_encoding", Some("PGCLIENTENCODING")),
    ("connect_timeout", Some("PGCONNECT_TIMEOUT")),
    ("dbname", Some("PGDATABASE")),
    ("fallback_application_name", None),
    ("gssdelegation", Some("PGGSSDELEGATION")),
    ("gssencmode", Some("PGGSSENCMODE")),
    ("gsslib", Some("PGGSSLIB")),
    ("host", Some("PGHOST")),
    ("hostaddr", Some("PGHOSTADDR")),
    ("keepalives", None),
    ("keepalives_count", None),
    ("keepalives_idle", None),
    ("keepalives_interval", None),
    ("krbsrvname", Some("PGKRBSRVNAME")),
    ("load_balance_hosts", Some("PGLOADBALANCEHOSTS")),
    ("max_protocol_version", Some("PGMAXPROTOCOLVERSION")),
    ("min_protocol_version", Some("PGMINPROTOCOLVERSION")),
    ("options", Some("PGOPTIONS")),
    ("passfile", Some("PGPASSFILE")),
    ("password", Some("PGPASSWORD")),
    ("port", Some("PGPORT")),
    ("replication", None),
    ("require_auth", Some("PGREQUIREAUTH")),
    ("requirepeer", Some("PGREQUIREPEER")),
    ("requiressl", Some("PGREQUIRESSL")),
    ("service", Some("PGSERVICE")),
    ("servicefile", Some("PGSERVICEFILE")),
    ("ssl_max_protocol_version", Some("PGSSLMAXPROTOCOLVERSION")),
    ("ssl_min_protocol_version", Some("PGSSLMINPROTOCOLVERSION")),
    ("sslcert", Some("PGSSLCERT")),
    ("sslcertmode", Some("PGSSLCERTMODE")),
    ("sslcompression", Some("PGSSLCOMPRESSION")),
    ("sslcrl", Some("PGSSLCRL")),
    ("sslcrldir", Some("PGSSLCRLDIR")),
    ("sslkey", Some("PGSSLKEY")),
    ("sslmode", Some("PGSSLMODE")),
    ("sslnegotiation", Some("PGSSLNEGOTIATION")),
    ("sslpassword", None),
    ("sslrootcert", Some("PGSSLROOTCERT")),
    ("sslsni", Some("PGSSLSNI")),
    ("target_session_attrs", Some("PGTARGETSESSIONATTRS")),
    ("tcp_user_timeout", None),
    ("user", Some("PGUSER")),
];

/// Parameters by name. Without `Debug`: one of them is the password.
#[derive(Clone, Default)]
pub(crate) struct Parameters(BTreeMap<&'static str, String>);

impl Parameters {
    /// Reads a connection string: a URL, or `key=value` pairs.
    pub(super) fn parse(text: &str) -> Result<Parameters, Fault> {
        let mut parameters = Parameters::default();
        match text.strip_prefix("postgresql://").or_else(|| text.strip_prefix("postgres://")) {
            Some(rest) => parameters.url(rest)?,
            None => parameters.pairs(text)?,
        }
        Ok(parameters)
    }

    /// The value; an empty one counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    pub(super) fn set(&mut self, name: &'static str, value: &str) {
        self.0.insert(name, value.to_owned());
    }

    /// Sets a parameter of this name, which a user wrote.
    pub(super) fn put(&mut self, name: &str, value: String) -> Result<(), Fault> {
        // As JDBC writes it; libpq takes it in a URL.
        if name == "ssl" && value == "true" {
            self.set("sslmode", "require");
            return Ok(());
        }
        let known = KNOWN.iter().find(|(known, _)| *known == name);
        let (name, _) = known.ok_or_else(|| Fault::Unknown { parameter: self.shown(name) })?;
        self.0.insert(name, value);
        Ok(())
    }

    /// A name that is not one may be a piece of a password: only what looks like a name is shown.
    fn shown(&self, name: &str) -> String {
        let like_a_name = name.len() <= 30 && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let name = if like_a_name && self.get("password").is_none() { name } else { "…" };
        name.to_owned()
    }

    /// Those of `others` that are not set here.
    pub(super) fn complete(&mut self, others: Parameters) {
        for (name, value) in others.0 {
            if self.get(name).is_none() {
                self.0.insert(name, value);
            }
        }
    }

    /// What the environment says.
    pub(super) fn of_environment(lookup: super::Lookup<'_>) -> Parameters {
        let variables = KNOWN.iter().filter_map(|(name, variable)| Some((*name, lookup((*variable)?)?)));
        Parameters(variables.collect())
    }

    /// As libpq's variables. Those that name files which were read already are left out.
    #[cfg(feature = "cli")]
    pub(super) fn variables(&self) -> Vec<(&'static str, &str)> {
        let variable = |(name, variable): &(&'static str, Option<&'static str>)| {
            let read = matches!(*name, "service" | "servicefile" | "passfile");
            (*variable).filter(|_| !read).zip(self.get(name))
        };
        KNOWN.iter().filter_map(variable).collect()
    }

    /// `[user[:password]@][host[:port][, …]][/database][?name=value[& …]]`
    fn url(&mut self, rest: &str) -> Result<(), Fault> {
        // As libpq: what stands before an `@` and has no `/` are the credentials, whatever else is in it.
        let (credentials, rest) = match rest.split_once('@') {
            Some((credentials, rest)) if !credentials.contains('/') => (credentials, rest),
            Some(_) | None => ("", rest),
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (hosts, database) = place.split_once('/').unwrap_or((place, ""));
        let (user, password) = credentials.split_once(':').unwrap_or((credentials, ""));
        let mut names = Vec::new();
        let mut ports = Vec::new();
        for host in hosts.split(',') {
            let (name, port) = match host.strip_prefix('[') {
                Some(address) => {
                    let closed = address.split_once(']');
                    let (address, port) = closed
                        .ok_or(Fault::Unreadable { why: "an IPv6 address begins with [ and has no ]" })?;
                    (address, port.strip_prefix(':').unwrap_or(port))
                }
                None => host.split_once(':').unwrap_or((host, "")),
            };
            if host.matches(':').count() > 1 && !host.starts_with('[') {
                return Err(Fault::Unreadable { why: "an IPv6 address must stand in [ ]" });
            }
            names.push(decoded(name)?);
            ports.push(decoded(port)?);
        }
        for (name, value) in
            [("user", decoded(user)?), ("password", decoded(password)?), ("dbname", decoded(database)?)]
        {
            if !value.is_empty() {
                self.0.insert(name, value);
            }
        }
        if names.iter().any(|name| !name.is_empty()) {
            self.set("host", &names.join(","));
        }
        if ports.iter().any(|port| !port.is_empty()) {
            self.set("port", &ports.join(","));
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair
                .split_once('=')
                .ok_or(Fault::Unreadable { why: "after ? stand parameters as name=value" })?;
            self.put(&decoded(name)?, decoded(value)?)?;
        }
        Ok(())
    }

    /// `name = value name = 'a value' …`
    fn pairs(&mut self, text: &str) -> Result<(), Fault> {
        let mut characters = text.chars().peekable();
        loop {
            while characters.next_if(|c| c.is_whitespace()).is_some() {}
            if characters.peek().is_none() {
                return Ok(());
            }
            let mut name = String::new();
            while let Some(character) = characters.next_if(|c| *c != '=' && !c.is_whitespace()) {
                name.push(character);
            }
            while characters.next_if(|c| c.is_whitespace()).is_some() {}
            if characters.next() != Some('=') {
                // The name may be half of a password with a blank in it.
                return Err(Fault::Unreadable { why: "expected name=value pairs, or a URL" });
            }
            while characters.next_if(|c| c.is_whitespace()).is_some() {}
            let quoted = characters.next_if_eq(&'\'').is_some();
            let mut value = String::new();
            loop {
                match characters.next_if(|c| quoted || !c.is_whitespace()) {
                    Some('\'') if quoted => break,
                    Some('\\') => value.extend(characters.next()),
                    Some(character) => value.push(character),
                    None if quoted => return Err(Fault::Unreadable { why: "a quote is not closed" }),
                    None => break,
                }
            }
            self.put(&name, value)?;
        }
    }
}

/// Without percent signs.
fn decoded(text: &str) -> Result<String, Fault> {
    let wrong = Fault::Unreadable { why: "a % in a URL is followed by two hexadecimal digits" };
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16));
        let (Some(high), Some(low)) = (digit(), digit()) else { return Err(wrong) };
        match u8::try_from(high * 16 + low) {
            Ok(0) | Err(_) => return Err(wrong),
            Ok(byte) => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let parameters = Parameters::parse(text).unwrap();
        let found: Vec<String> = parameters.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        let fault = Parameters::parse(text).err().unwrap();
        assert_eq!(fault.to_string(), expected);
    }

    #[test]
    fn urls_are_read_as_libpq_reads_them() {
        check("postgresql://", "");
        check("postgres://u:p%40%25@h:1/d", "dbname=d host=h password=p@% port=1 user=u");
        check("postgresql://u@%2Frun%2Fpg/d", "dbname=d host=/run/pg user=u");
        check("postgresql://[::1]:6000,b/d", "dbname=d host=::1,b port=6000,");
        check(
            "postgresql:///d?host=/run/pg&sslmode=verify-full",
            "dbname=d host=/run/pg sslmode=verify-full",
        );
        check("postgresql://h?ssl=true", "host=h sslmode=require");
        refused("postgres://h/d?nosuch=1", "there is no connection parameter `nosuch`");
        refused("postgres://u:a%zz@h", "a % in a URL is followed by two hexadecimal digits");
        refused("postgres://::1/d", "an IPv6 address must stand in [ ]");
    }

    #[test]
    fn pairs_are_read_as_libpq_reads_them() {
        check("host=h  port = 1 password='a b\\'c\\\\'", "host=h password=a b'c\\ port=1");
        check("dbname='' user=a\\ b", "dbname= user=a b");
        refused("host=h password=se cret", "expected name=value pairs, or a URL");
        refused("host=h Secret=1", "there is no connection parameter `…`");
        refused("host='h", "a quote is not closed");
    }
}
