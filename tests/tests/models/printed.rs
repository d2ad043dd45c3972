#[arcoiris::models(schema = "kinds", history = "versions")]
pub mod kinds {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Mood {
        Bad,
        #[label("very good")]
        VeryGood,
    }

    #[derive(Debug, Clone, PartialEq)]
    #[check("(VALUE ~~ '%@%'::text)")]
    pub struct Email(pub String);

    #[derive(Debug, Clone, PartialEq)]
    #[composite]
    pub struct Place {
        pub street: Option<String>,
        pub number: Option<i32>,
        pub mood: Option<Mood>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct Default {
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
        #[default("'none'::text")]
        #[column("Remark")]
        pub remark: Option<String>,
        #[default("'bad'::kinds.mood")]
        pub mood: Mood,
        #[default("now()")]
        pub made_at: chrono::DateTime<chrono::Utc>,
        #[generated("upper(name)")]
        pub upper: Option<String>,
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
        #[sql_type("character varying(20)")]
        pub a_varchar: String,
        #[sql_type("character(4)")]
        pub a_bpchar: String,
        #[sql_type("name")]
        pub a_name: String,
        #[sql_type("public.citext")]
        pub a_citext: String,
        #[sql_type("public.ltree")]
        pub a_tree: String,
        pub some_bytes: Vec<u8>,
        pub a_uuid: uuid::Uuid,
        pub an_instant: chrono::DateTime<chrono::Utc>,
        pub a_timestamp: chrono::NaiveDateTime,
        pub a_date: chrono::NaiveDate,
        pub a_time: chrono::NaiveTime,
        pub other_instant: chrono::DateTime<chrono::Utc>,
        pub other_timestamp: chrono::NaiveDateTime,
        pub other_date: chrono::NaiveDate,
        pub other_time: chrono::NaiveTime,
        pub system_time: chrono::DateTime<chrono::Utc>,
        pub a_numeric: rust_decimal::Decimal,
        #[sql_type("numeric(18,4)")]
        pub an_amount: rust_decimal::Decimal,
        pub a_jsonb: serde_json::Value,
        #[sql_type("json")]
        pub a_json: serde_json::Value,
        pub an_inet: std::net::IpAddr,
        pub a_network: cidr::IpCidr,
        pub an_address: std::net::IpAddr,
        pub a_mac: eui48::MacAddress,
        pub some_bits: bit_vec::BitVec,
        pub a_point: geo_types::Point<f64>,
        pub a_box: geo_types::Rect<f64>,
        pub a_path: geo_types::LineString<f64>,
        pub an_lsn: arcoiris::postgres::types::PgLsn,
        pub an_interval: arcoiris::models::Interval,
        #[sql_type("public.hstore")]
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
        pub maybe_texts: Vec<String>,
        pub uuids: Vec<uuid::Uuid>,
        #[sql_type("numeric(9,2)[]")]
        pub amounts: Vec<rust_decimal::Decimal>,
        pub moods: Vec<Mood>,
        pub places: Vec<Place>,
        #[generated("(an_int * 2)")]
        pub doubled: Option<i32>,
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
        #[sql_type("character varying(20)")]
        pub a_varchar: Option<String>,
        #[sql_type("character(4)")]
        pub a_bpchar: Option<String>,
        #[sql_type("name")]
        pub a_name: Option<String>,
        #[sql_type("public.citext")]
        pub a_citext: Option<String>,
        #[sql_type("public.ltree")]
        pub a_tree: Option<String>,
        pub some_bytes: Option<Vec<u8>>,
        pub a_uuid: Option<uuid::Uuid>,
        pub an_instant: Option<chrono::DateTime<chrono::Utc>>,
        pub a_timestamp: Option<chrono::NaiveDateTime>,
        pub a_date: Option<chrono::NaiveDate>,
        pub a_time: Option<chrono::NaiveTime>,
        pub other_instant: Option<chrono::DateTime<chrono::Utc>>,
        pub other_timestamp: Option<chrono::NaiveDateTime>,
        pub other_date: Option<chrono::NaiveDate>,
        pub other_time: Option<chrono::NaiveTime>,
        pub system_time: Option<chrono::DateTime<chrono::Utc>>,
        pub a_numeric: Option<rust_decimal::Decimal>,
        #[sql_type("numeric(18,4)")]
        pub an_amount: Option<rust_decimal::Decimal>,
        pub a_jsonb: Option<serde_json::Value>,
        #[sql_type("json")]
        pub a_json: Option<serde_json::Value>,
        pub an_inet: Option<std::net::IpAddr>,
        pub a_network: Option<cidr::IpCidr>,
        pub an_address: Option<std::net::IpAddr>,
        pub a_mac: Option<eui48::MacAddress>,
        pub some_bits: Option<bit_vec::BitVec>,
        pub a_point: Option<geo_types::Point<f64>>,
        pub a_box: Option<geo_types::Rect<f64>>,
        pub a_path: Option<geo_types::LineString<f64>>,
        pub an_lsn: Option<arcoiris::postgres::types::PgLsn>,
        pub an_interval: Option<arcoiris::models::Interval>,
        #[sql_type("public.hstore")]
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
        pub maybe_texts: Option<Vec<String>>,
        pub uuids: Option<Vec<uuid::Uuid>>,
        #[sql_type("numeric(9,2)[]")]
        pub amounts: Option<Vec<rust_decimal::Decimal>>,
        pub moods: Option<Vec<Mood>>,
        pub places: Option<Vec<Place>>,
    }
}

#[arcoiris::models(schema = "other", history = "versions")]
pub mod other {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Currency {
        Eur,
        Usd,
    }
}
