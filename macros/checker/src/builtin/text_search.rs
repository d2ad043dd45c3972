//! Text search as every database has it: configurations, dictionaries, templates, the tokens of the parser.
//! <https://www.postgresql.org/docs/15/textsearch-parsers.html>

/// The languages that PostgreSQL has a configuration and a dictionary for, sorted; whether it has a list of stop words too.
const LANGUAGES: &[(&str, bool)] = &[
    ("arabic", false),
    ("armenian", false),
    ("basque", false),
    ("catalan", false),
    ("danish", true),
    ("dutch", true),
    ("english", true),
    ("finnish", true),
    ("french", true),
    ("german", true),
    ("greek", false),
    ("hindi", false),
    ("hungarian", true),
    ("indonesian", false),
    ("irish", false),
    ("italian", true),
    ("lithuanian", false),
    ("nepali", true),
    ("norwegian", true),
    ("portuguese", true),
    ("romanian", false),
    ("russian", true),
    ("serbian", false),
    ("spanish", true),
    ("swedish", true),
    ("tamil", false),
    ("turkish", true),
    ("yiddish", false),
];

/// The tokens of the parser `default`, in order.
pub(crate) const TOKENS: &[&str] = &[
    "asciiword",
    "word",
    "numword",
    "email",
    "url",
    "host",
    "sfloat",
    "version",
    "hword_numpart",
    "hword_part",
    "hword_asciipart",
    "blank",
    "tag",
    "protocol",
    "numhword",
    "asciihword",
    "hword",
    "url_path",
    "file",
    "float",
    "int",
    "uint",
    "entity",
];

fn is_language(name: &str) -> bool {
    LANGUAGES.binary_search_by_key(&name, |(language, _)| language).is_ok()
}

/// Whether `pg_catalog` has a configuration of this name.
pub(crate) fn has_configuration(name: &str) -> bool {
    name == "simple" || is_language(name)
}

/// Whether `pg_catalog` has a dictionary of this name.
pub(crate) fn has_dictionary(name: &str) -> bool {
    name == "simple" || name.strip_suffix("_stem").is_some_and(is_language)
}

/// Whether `pg_catalog` has a template of this name.
pub(crate) fn has_template(name: &str) -> bool {
    matches!(name, "simple" | "synonym" | "ispell" | "thesaurus" | "snowball")
}

/// Whether there is a stemmer for a language, whose name may be in any case.
pub(crate) fn has_stemmer(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    language == "porter" || is_language(&language)
}

/// Whether every installation has the file of stop words.
pub(crate) fn has_stop_words(file: &str) -> bool {
    LANGUAGES.iter().any(|(language, stop_words)| *language == file && *stop_words)
}

/// The dictionary in which a configuration of `pg_catalog` looks a token up.
pub(crate) fn dictionary(configuration: &str, token: &str) -> Option<String> {
    let language = match token {
        "blank" | "tag" | "protocol" | "entity" => return None,
        "word" | "hword" | "hword_part" => configuration,
        // Of what is written in other letters, the words in Latin ones are taken to be English.
        "asciiword" | "asciihword" | "hword_asciipart" => match configuration {
            "hindi" | "russian" => "english",
            other => other,
        },
        _ => "simple",
    };
    Some(if language == "simple" { language.to_owned() } else { format!("{language}_stem") })
}
