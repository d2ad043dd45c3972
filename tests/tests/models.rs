//! Rows of a real PostgreSQL read into structs that compile, and written from them: a column of every type that a model may have.
#![expect(
    clippy::expect_used,
    unreachable_pub,
    reason = "a test fails by panicking; models are written as a backend writes them"
)]

use arcoiris::models::{Bound, Interval, NewRow as _, OrDefault, Range};
use arcoiris::{History, Migrator};
use arcoiris_tests::authoring::Project;
use arcoiris_tests::{Scratch, scratch, workspace};

/// What `arcoiris models` prints of the database, compiled. `ARCOIRIS_BLESS=1` writes it anew.
#[path = "models/printed.rs"]
#[allow(missing_docs, dead_code, reason = "as it is printed")]
mod printed;

static HISTORY: History = arcoiris::history!("models/versions");

#[arcoiris::models(schema = "other", history = "models/versions")]
mod other {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Currency {
        Eur,
        Usd,
    }
}

#[arcoiris::models(schema = "kinds", history = "models/versions")]
mod kinds {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Mood {
        Bad,
        #[label("very good")]
        VeryGood,
    }

    #[derive(Debug, Clone, PartialEq, Eq)]
    #[check("VALUE LIKE '%@%'")]
    pub struct Email(pub String);

    #[derive(Debug, Clone, PartialEq, Eq)]
    #[composite]
    pub struct Place {
        pub street: Option<String>,
        pub number: Option<i32>,
        pub mood: Option<Mood>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[table("every")]
    pub struct Every {
        #[key]
        #[identity]
        pub every_id: i64,
        pub a_bool: bool,
        pub a_char: i8,
        pub a_small: i16,
        pub an_int: i32,
        pub a_big: i64,
        pub an_oid: u32,
        pub a_real: f32,
        pub a_double: f64,
        pub a_text: String,
        #[sql_type("varchar(20)")]
        pub a_varchar: String,
        #[sql_type("char(4)")]
        pub a_bpchar: String,
        #[sql_type("name")]
        pub a_name: String,
        #[sql_type("citext")]
        pub a_citext: String,
        #[sql_type("ltree")]
        pub a_tree: String,
        pub some_bytes: Vec<u8>,
        pub a_uuid: uuid::Uuid,
        pub an_instant: chrono::DateTime<chrono::Utc>,
        pub a_timestamp: chrono::NaiveDateTime,
        pub a_date: chrono::NaiveDate,
        pub a_time: chrono::NaiveTime,
        pub other_instant: time::OffsetDateTime,
        pub other_timestamp: time::PrimitiveDateTime,
        pub other_date: time::Date,
        pub other_time: time::Time,
        pub system_time: std::time::SystemTime,
        pub a_numeric: rust_decimal::Decimal,
        #[sql_type("numeric(18,4)")]
        pub an_amount: rust_decimal::Decimal,
        pub a_jsonb: serde_json::Value,
        #[sql_type("json")]
        pub a_json: serde_json::Value,
        pub an_inet: std::net::IpAddr,
        pub a_network: cidr::IpCidr,
        pub an_address: cidr::IpInet,
        pub a_mac: eui48::MacAddress,
        pub some_bits: bit_vec::BitVec,
        pub a_point: geo_types::Point<f64>,
        pub a_box: geo_types::Rect<f64>,
        pub a_path: geo_types::LineString<f64>,
        pub an_lsn: arcoiris::postgres::types::PgLsn,
        pub an_interval: arcoiris::models::Interval,
        pub some_pairs: std::collections::HashMap<String, Option<String>>,
        pub an_int_range: arcoiris::models::Range<i32>,
        pub a_big_range: arcoiris::models::Range<i64>,
        pub a_numeric_range: arcoiris::models::Range<rust_decimal::Decimal>,
        pub an_instant_range: arcoiris::models::Range<chrono::DateTime<chrono::Utc>>,
        pub a_timestamp_range: arcoiris::models::Range<chrono::NaiveDateTime>,
        pub a_day_range: arcoiris::models::Range<chrono::NaiveDate>,
        pub a_mood: Mood,
        pub an_email: Email,
        pub a_place: Place,
        pub a_currency: super::other::Currency,
        pub ints: Vec<i32>,
        pub texts: Vec<String>,
        pub maybe_texts: Vec<Option<String>>,
        pub uuids: Vec<uuid::Uuid>,
        #[sql_type("numeric(9,2)[]")]
        pub amounts: Vec<rust_decimal::Decimal>,
        pub moods: Vec<Mood>,
        pub places: Vec<Place>,
        #[generated("an_int * 2")]
        pub doubled: Option<i32>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[table("defaults")]
    #[insert(NewDefaults)]
    pub struct Defaults {
        #[key]
        #[serial]
        pub defaults_id: i32,
        #[unique]
        #[identity(by_default)]
        pub number: i64,
        #[unique]
        #[identity]
        pub counter: i64,
        pub name: String,
        pub note: Option<String>,
        #[default("'none'")]
        #[column("Remark")]
        pub remark: Option<String>,
        #[default("'bad'")]
        pub mood: Mood,
        #[default("now()")]
        pub made_at: chrono::DateTime<chrono::Utc>,
        #[generated("upper(name)")]
        pub upper: Option<String>,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[table("maybe")]
    #[key(part, maybe_id)]
    pub struct Maybe {
        #[identity(by_default)]
        pub maybe_id: i64,
        pub part: i32,
        pub a_bool: Option<bool>,
        pub a_char: Option<i8>,
        pub a_small: Option<i16>,
        pub an_int: Option<i32>,
        pub a_big: Option<i64>,
        pub an_oid: Option<u32>,
        pub a_real: Option<f32>,
        pub a_double: Option<f64>,
        pub a_text: Option<String>,
        #[sql_type("varchar(20)")]
        pub a_varchar: Option<String>,
        #[sql_type("char(4)")]
        pub a_bpchar: Option<String>,
        #[sql_type("name")]
        pub a_name: Option<String>,
        #[sql_type("citext")]
        pub a_citext: Option<String>,
        #[sql_type("ltree")]
        pub a_tree: Option<String>,
        pub some_bytes: Option<Vec<u8>>,
        pub a_uuid: Option<uuid::Uuid>,
        pub an_instant: Option<chrono::DateTime<chrono::Utc>>,
        pub a_timestamp: Option<chrono::NaiveDateTime>,
        pub a_date: Option<chrono::NaiveDate>,
        pub a_time: Option<chrono::NaiveTime>,
        pub other_instant: Option<time::OffsetDateTime>,
        pub other_timestamp: Option<time::PrimitiveDateTime>,
        pub other_date: Option<time::Date>,
        pub other_time: Option<time::Time>,
        pub system_time: Option<std::time::SystemTime>,
        pub a_numeric: Option<rust_decimal::Decimal>,
        #[sql_type("numeric(18,4)")]
        pub an_amount: Option<rust_decimal::Decimal>,
        pub a_jsonb: Option<serde_json::Value>,
        #[sql_type("json")]
        pub a_json: Option<serde_json::Value>,
        pub an_inet: Option<std::net::IpAddr>,
        pub a_network: Option<cidr::IpCidr>,
        pub an_address: Option<cidr::IpInet>,
        pub a_mac: Option<eui48::MacAddress>,
        pub some_bits: Option<bit_vec::BitVec>,
        pub a_point: Option<geo_types::Point<f64>>,
        pub a_box: Option<geo_types::Rect<f64>>,
        pub a_path: Option<geo_types::LineString<f64>>,
        pub an_lsn: Option<arcoiris::postgres::types::PgLsn>,
        pub an_interval: Option<arcoiris::models::Interval>,
        pub some_pairs: Option<std::collections::HashMap<String, Option<String>>>,
        pub an_int_range: Option<arcoiris::models::Range<i32>>,
        pub a_big_range: Option<arcoiris::models::Range<i64>>,
        pub a_numeric_range: Option<arcoiris::models::Range<rust_decimal::Decimal>>,
        pub an_instant_range: Option<arcoiris::models::Range<chrono::DateTime<chrono::Utc>>>,
        pub a_timestamp_range: Option<arcoiris::models::Range<chrono::NaiveDateTime>>,
        pub a_day_range: Option<arcoiris::models::Range<chrono::NaiveDate>>,
        pub a_mood: Option<Mood>,
        pub an_email: Option<Email>,
        pub a_place: Option<Place>,
        pub a_currency: Option<super::other::Currency>,
        pub ints: Option<Vec<i32>>,
        pub texts: Option<Vec<String>>,
        pub maybe_texts: Option<Vec<Option<String>>>,
        pub uuids: Option<Vec<uuid::Uuid>>,
        #[sql_type("numeric(9,2)[]")]
        pub amounts: Option<Vec<rust_decimal::Decimal>>,
        pub moods: Option<Vec<Mood>>,
        pub places: Option<Vec<Place>>,
    }
}

use kinds::{Defaults, Email, Every, Maybe, Mood, NewDefaults, Place};

fn every() -> Every {
    Every {
        every_id: 0,
        a_bool: true,
        a_char: 65,
        a_small: -2,
        an_int: 3,
        a_big: 4_000_000_000,
        an_oid: 5,
        a_real: 1.5,
        a_double: 2.25,
        a_text: "text".to_owned(),
        a_varchar: "varchar".to_owned(),
        a_bpchar: "four".to_owned(),
        a_name: "name".to_owned(),
        a_citext: "CiText".to_owned(),
        a_tree: "a.b".to_owned(),
        some_bytes: vec![0, 255],
        a_uuid: uuid::Uuid::from_u128(7),
        an_instant: chrono::DateTime::from_timestamp(1_700_000_000, 0).expect("a moment"),
        a_timestamp: chrono::DateTime::from_timestamp(1_600_000_000, 0).expect("a moment").naive_utc(),
        a_date: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"),
        a_time: chrono::NaiveTime::from_hms_opt(9, 30, 0).expect("a time"),
        other_instant: time::OffsetDateTime::from_unix_timestamp(1_700_000_000).expect("a moment"),
        other_timestamp: {
            let it = time::OffsetDateTime::from_unix_timestamp(1_600_000_000).expect("a moment");
            time::PrimitiveDateTime::new(it.date(), it.time())
        },
        other_date: time::Date::from_ordinal_date(2026, 300).expect("a day"),
        other_time: time::Time::from_hms(9, 30, 0).expect("a time"),
        system_time: std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000),
        a_numeric: rust_decimal::Decimal::new(12345, 2),
        an_amount: rust_decimal::Decimal::new(123_4500, 4),
        a_jsonb: serde_json::json!({"a": [1, null]}),
        a_json: serde_json::json!({"b": "c"}),
        an_inet: std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
        a_network: "10.0.0.0/8".parse().expect("a network"),
        an_address: "10.1.2.3/8".parse().expect("an address"),
        a_mac: eui48::MacAddress::new([1, 2, 3, 4, 5, 6]),
        some_bits: bit_vec::BitVec::from_bytes(&[0b1010_0000]),
        a_point: geo_types::Point::new(1.0, 2.0),
        a_box: geo_types::Rect::new((0.0, 0.0), (1.0, 2.0)),
        a_path: geo_types::LineString::from(vec![(0.0, 0.0), (1.0, 2.0)]),
        an_lsn: arcoiris::postgres::types::PgLsn::from(16_u64),
        an_interval: Interval { months: 14, days: 3, microseconds: 5_000_000 },
        some_pairs: std::collections::HashMap::from([
            ("a".to_owned(), Some("1".to_owned())),
            ("b".to_owned(), None),
        ]),
        an_int_range: Range::Between(Bound::Included(1), Bound::Excluded(5)),
        a_big_range: Range::Between(Bound::Unbounded, Bound::Excluded(5)),
        a_numeric_range: Range::Between(
            Bound::Excluded(rust_decimal::Decimal::new(1, 0)),
            Bound::Included(rust_decimal::Decimal::new(25, 1)),
        ),
        an_instant_range: Range::Between(
            Bound::Included(chrono::DateTime::from_timestamp(1_700_000_000, 0).expect("a moment")),
            Bound::Unbounded,
        ),
        a_timestamp_range: Range::Empty,
        a_day_range: Range::Between(
            Bound::Included(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day")),
            Bound::Excluded(chrono::NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day")),
        ),
        a_mood: Mood::VeryGood,
        an_email: Email("a@b.example".to_owned()),
        a_place: Place { street: Some("Main".to_owned()), number: Some(5), mood: None },
        a_currency: other::Currency::Eur,
        ints: vec![1, 2],
        texts: vec!["a".to_owned(), String::new()],
        maybe_texts: vec![None, Some("x".to_owned())],
        uuids: vec![uuid::Uuid::from_u128(1)],
        amounts: vec![rust_decimal::Decimal::new(150, 2)],
        moods: vec![Mood::Bad, Mood::VeryGood],
        places: vec![Place { street: None, number: None, mood: Some(Mood::Bad) }],
        doubled: None,
    }
}

fn nothing(maybe_id: i64, part: i32) -> Maybe {
    Maybe {
        maybe_id,
        part,
        a_bool: None,
        a_char: None,
        a_small: None,
        an_int: None,
        a_big: None,
        an_oid: None,
        a_real: None,
        a_double: None,
        a_text: None,
        a_varchar: None,
        a_bpchar: None,
        a_name: None,
        a_citext: None,
        a_tree: None,
        some_bytes: None,
        a_uuid: None,
        an_instant: None,
        a_timestamp: None,
        a_date: None,
        a_time: None,
        other_instant: None,
        other_timestamp: None,
        other_date: None,
        other_time: None,
        system_time: None,
        a_numeric: None,
        an_amount: None,
        a_jsonb: None,
        a_json: None,
        an_inet: None,
        a_network: None,
        an_address: None,
        a_mac: None,
        some_bits: None,
        a_point: None,
        a_box: None,
        a_path: None,
        an_lsn: None,
        an_interval: None,
        some_pairs: None,
        an_int_range: None,
        a_big_range: None,
        a_numeric_range: None,
        an_instant_range: None,
        a_timestamp_range: None,
        a_day_range: None,
        a_mood: None,
        an_email: None,
        a_place: None,
        a_currency: None,
        ints: None,
        texts: None,
        maybe_texts: None,
        uuids: None,
        amounts: None,
        moods: None,
        places: None,
    }
}

fn database() -> Scratch {
    let database = scratch();
    let mut migrator = Migrator::new(&HISTORY, database.config().clone()).expect("a history");
    migrator.upgrade("head").expect("it is proven");
    database
}

#[test]
fn a_row_is_written_and_read_back_as_it_was() {
    let database = database();
    let mut client = database.connect();
    let given = every();
    let inserted = given.insert(&mut client).expect("inserted");
    assert_eq!(inserted, Every { every_id: 1, doubled: Some(6), ..given });
    let found = Every::find(&mut client, &1).expect("found");
    assert_eq!(found, Some(inserted));
    assert_eq!(Every::find(&mut client, &2).expect("asked"), None);
}

#[test]
fn null_is_none_in_every_column_and_keys_are_found_in_their_order() {
    let database = database();
    let mut client = database.connect();
    let inserted = nothing(7, 3).insert(&mut client).expect("inserted");
    assert_eq!(inserted, nothing(7, 3));
    assert_eq!(Maybe::find(&mut client, &3, &7).expect("found"), Some(inserted));
    assert_eq!(Maybe::find(&mut client, &7, &3).expect("asked"), None);
}

#[test]
fn what_an_insert_leaves_out_is_the_default() {
    let database = database();
    let mut client = database.connect();
    let new = NewDefaults {
        defaults_id: OrDefault::Default,
        number: OrDefault::Default,
        name: "till".to_owned(),
        note: None,
        remark: OrDefault::Default,
        mood: OrDefault::Default,
        made_at: OrDefault::Default,
    };
    let (statement, values) = new.insertion();
    assert!(
        statement.starts_with("INSERT INTO kinds.defaults (name, note) VALUES ($1, $2) RETURNING "),
        "{statement}"
    );
    assert_eq!(values.len(), 2);
    let first = new.insert(&mut client).expect("inserted");
    let made_at = first.made_at;
    let expected = Defaults {
        defaults_id: 1,
        number: 1,
        counter: 1,
        name: "till".to_owned(),
        note: None,
        remark: Some("none".to_owned()),
        mood: Mood::Bad,
        made_at,
        upper: Some("TILL".to_owned()),
    };
    assert_eq!(first, expected);
    let given = NewDefaults {
        defaults_id: 7.into(),
        number: 70.into(),
        name: "bar".to_owned(),
        note: Some("note".to_owned()),
        remark: None.into(),
        mood: Mood::VeryGood.into(),
        made_at: chrono::DateTime::UNIX_EPOCH.into(),
    };
    let second = given.insert(&mut client).expect("inserted");
    assert_eq!((second.defaults_id, second.number, second.counter), (7, 70, 2));
    assert_eq!((second.remark, second.mood), (None, Mood::VeryGood));
    assert_eq!((second.made_at, second.note), (chrono::DateTime::UNIX_EPOCH, Some("note".to_owned())));
}

#[test]
fn columns_may_stand_in_any_order_beside_others() {
    let database = database();
    let mut client = database.connect();
    nothing(7, 3).insert(&mut client).expect("inserted");
    let row = client.query_one("SELECT 1 AS another, * FROM kinds.maybe", &[]).expect("a row");
    assert_eq!(Maybe::try_from(&row).expect("read"), nothing(7, 3));
    let row = client.query_one("SELECT maybe_id FROM kinds.maybe", &[]).expect("a row");
    assert!(Maybe::try_from(&row).is_err());
}

#[test]
fn an_enum_knows_its_labels() {
    assert_eq!(Mood::LABELS, ["bad", "very good"]);
    assert_eq!(Mood::VeryGood.label(), "very good");
    assert_eq!(Mood::of_label("bad"), Some(Mood::Bad));
    assert_eq!(Mood::of_label("good"), None);
}

#[test]
fn the_models_of_a_database_are_printed_compile_and_read_its_rows() {
    let database = database();
    let project = Project::new();
    let printed = project.arcoiris(&["models", "--database-url", database.url()]).well();
    let printed = printed.replace("\")]\npub mod", "\", history = \"versions\")]\npub mod");
    let path = workspace().join("tests/tests/models/printed.rs");
    if std::env::var_os("ARCOIRIS_BLESS").is_some() {
        std::fs::write(&path, &printed).expect("written");
    }
    assert_eq!(printed, std::fs::read_to_string(&path).expect("the printed models"));

    // the history says the same as the database
    std::fs::create_dir_all(project.folder().join("versions")).expect("a folder");
    for entry in std::fs::read_dir(workspace().join("tests/tests/models/versions")).expect("revisions") {
        let path = entry.expect("a revision").path();
        let name = path.file_name().expect("a name");
        std::fs::copy(&path, project.folder().join("versions").join(name)).expect("copied");
    }
    let of_history = project.arcoiris(&["models"]).well();
    assert_eq!(of_history.replace("\")]\npub mod", "\", history = \"versions\")]\npub mod"), printed);

    let mut client = database.connect();
    // what is printed of an array has no NULL in it: that is for its author to know
    let given = Every { maybe_texts: vec![Some("x".to_owned())], ..every() };
    let given = given.insert(&mut client).expect("inserted");
    let row = client.query_one("SELECT * FROM kinds.every", &[]).expect("a row");
    let read = printed::kinds::Every::try_from(&row).expect("read");
    assert_eq!(read.an_email.0, given.an_email.0);
    assert_eq!(read.a_place.street, given.a_place.street);
    assert_eq!((read.moods.len(), read.moods[1].label()), (2, given.moods[1].label()));
}
