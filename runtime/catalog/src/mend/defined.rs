//! Operators, casts, languages and their like: what drops them, and what makes them as they were.

use super::{Label, Told};

impl Told<'_> {
    /// The statement that drops such an object.
    pub(super) fn drop_defined(label: &Label<'_>) -> Option<String> {
        let word = label.kind.to_uppercase();
        Some(match label.kind {
            "collation"
            | "conversion"
            | "language"
            | "access method"
            | "text search configuration"
            | "text search dictionary"
            | "text search parser"
            | "text search template" => {
                format!("DROP {word} {}", label.name)
            }
            "operator" => format!("DROP OPERATOR {}", label.name),
            "operator class" | "operator family" => {
                let (name, method) = signed(label)?;
                format!("DROP {word} {name} USING {method}")
            }
            "cast" => {
                let (from, to) = pair(label)?;
                format!("DROP CAST ({from} AS {to})")
            }
            "transform" => {
                let (ty, language) = pair(label)?;
                format!("DROP TRANSFORM FOR {ty} LANGUAGE {language}")
            }
            _ => return None,
        })
    }

    /// The statement that makes such an object as it is in this state.
    pub(super) fn create_defined(&self, object: &str, label: &Label<'_>) -> Option<String> {
        let get = |attribute: &str| self.get(object, attribute);
        let name = label.name;
        Some(match label.kind {
            "operator" => self.create_operator(object, label)?,
            "operator family" => {
                let (name, method) = signed(label)?;
                format!("CREATE OPERATOR FAMILY {name} USING {method}")
            }
            "operator class" => self.create_operator_class(object, label)?,
            "cast" => {
                let (from, to) = pair(label)?;
                let method = match (get("function"), get("method")) {
                    (Some(function), _) => format!("WITH FUNCTION {function}"),
                    (None, Some("inout")) => "WITH INOUT".to_owned(),
                    (None, _) => "WITHOUT FUNCTION".to_owned(),
                };
                let context = get("context").map(|it| format!(" AS {}", it.to_uppercase()));
                format!("CREATE CAST ({from} AS {to}) {method}{}", context.unwrap_or_default())
            }
            "transform" => {
                let (ty, language) = pair(label)?;
                let functions = [("from sql", "FROM SQL"), ("to sql", "TO SQL")].into_iter().filter_map(
                    |(attribute, words)| {
                        get(attribute).map(|function| format!("{words} WITH FUNCTION {function}(internal)"))
                    },
                );
                let functions: Vec<String> = functions.collect();
                format!("CREATE TRANSFORM FOR {ty} LANGUAGE {language} ({})", functions.join(", "))
            }
            "language" => {
                let trusted = if get("trusted").is_some() { "TRUSTED " } else { "" };
                let more = |attribute: &str, word: &str| {
                    get(attribute).map(|function| format!(" {word} {function}")).unwrap_or_default()
                };
                format!(
                    "CREATE {trusted}LANGUAGE {name} HANDLER {}{}{}",
                    get("handler")?,
                    more("inline", "INLINE"),
                    more("validator", "VALIDATOR")
                )
            }
            "conversion" => {
                let default = if get("default").is_some() { "DEFAULT " } else { "" };
                format!(
                    "CREATE {default}CONVERSION {name} FOR '{}' TO '{}' FROM {}",
                    get("from")?,
                    get("to")?,
                    get("function")?
                )
            }
            "access method" => format!(
                "CREATE ACCESS METHOD {name} TYPE {} HANDLER {}",
                get("type")?.to_uppercase(),
                get("handler")?
            ),
            "collation" => {
                let mut options = vec![format!("PROVIDER = {}", get("provider")?)];
                match get("character type") {
                    Some(character_type) => {
                        options.push(format!("LC_COLLATE = '{}'", get("locale")?));
                        options.push(format!("LC_CTYPE = '{character_type}'"));
                    }
                    None => options.push(format!("LOCALE = '{}'", get("locale")?)),
                }
                options.extend(get("deterministic").map(|_| "DETERMINISTIC = false".to_owned()));
                format!("CREATE COLLATION {name} ({})", options.join(", "))
            }
            "text search parser" => {
                let parts = ["start", "gettoken", "end", "lextypes", "headline"];
                self.made_of(object, label, &parts)
            }
            "text search template" => self.made_of(object, label, &["init", "lexize"]),
            _ => return None,
        })
    }

    fn made_of(&self, object: &str, label: &Label<'_>, parts: &[&str]) -> String {
        let part = |part: &&str| {
            self.get(object, part).map(|function| format!("{} = {function}", part.to_uppercase()))
        };
        let parts: Vec<String> = parts.iter().filter_map(part).collect();
        format!("CREATE {} {} ({})", label.kind.to_uppercase(), label.name, parts.join(", "))
    }

    fn create_operator(&self, object: &str, label: &Label<'_>) -> Option<String> {
        let (name, _) = signed(label)?;
        let (left, right) = pair(label)?;
        let get = |attribute: &str| self.get(object, attribute);
        // A shell is made by whoever names it.
        let mut parts = vec![format!("FUNCTION = {}", get("function")?)];
        if left != "NONE" {
            parts.push(format!("LEFTARG = {left}"));
        }
        parts.push(format!("RIGHTARG = {right}"));
        for (attribute, word) in [("commutator", "COMMUTATOR"), ("negator", "NEGATOR")] {
            parts.extend(get(attribute).map(|other| format!("{word} = {}", other.trim_matches('"'))));
        }
        for (attribute, word) in [("restrict", "RESTRICT"), ("join", "JOIN")] {
            parts.extend(get(attribute).map(|function| format!("{word} = {function}")));
        }
        for (attribute, word) in [("hashes", "HASHES"), ("merges", "MERGES")] {
            parts.extend(get(attribute).map(|_| word.to_owned()));
        }
        Some(format!("CREATE OPERATOR {name} ({})", parts.join(", ")))
    }

    /// With those members of its family that are a part of it.
    fn create_operator_class(&self, object: &str, label: &Label<'_>) -> Option<String> {
        let (name, method) = signed(label)?;
        let get = |attribute: &str| self.get(object, attribute);
        let mut items = Vec::new();
        for member in self.ids.keys() {
            let Some(read) = Label::read(member).filter(|read| read.kind == "operator family member") else {
                continue;
            };
            if self.get(member, "class") != Some(name) {
                continue;
            }
            // `"btree operator 1" (integer, integer) on public.f`
            let (place, rest) = read.name.strip_prefix('"')?.split_once("\" (")?;
            let (types, _) = rest.rsplit_once(") on ")?;
            let [_, word, number] = place.split(' ').collect::<Vec<_>>().try_into().ok()?;
            let order = self.get(member, "order by").map(|family| format!(" FOR ORDER BY {family}"));
            let of = self.get(member, word)?;
            items.push(match word {
                "operator" => {
                    format!("OPERATOR {number} {of} ({types}){}", order.unwrap_or_default())
                }
                _ => format!("FUNCTION {number} ({types}) {of}"),
            });
        }
        items.extend(get("storage").map(|ty| format!("STORAGE {ty}")));
        if items.is_empty() {
            items.push(format!("STORAGE {}", get("type")?));
        }
        let default = if get("default").is_some() { " DEFAULT" } else { "" };
        let family = get("family").filter(|family| *family != name).map(|family| format!(" FAMILY {family}"));
        Some(format!(
            "CREATE OPERATOR CLASS {name}{default} FOR TYPE {} USING {method}{} AS {}",
            get("type")?,
            family.unwrap_or_default(),
            items.join(", ")
        ))
    }
}

/// `core.=== (integer, integer)`: the name, and what stands in the parentheses.
fn signed<'a>(label: &Label<'a>) -> Option<(&'a str, &'a str)> {
    let (name, rest) = label.name.rsplit_once(" (")?;
    Some((name, rest.strip_suffix(')')?))
}

/// The two things in the parentheses; no type's name has a comma in it that is not in quotes.
fn pair<'a>(label: &Label<'a>) -> Option<(&'a str, &'a str)> {
    let (_, inner) = signed(label)?;
    inner.split_once(", ").filter(|(_, rest)| !rest.contains(", "))
}
