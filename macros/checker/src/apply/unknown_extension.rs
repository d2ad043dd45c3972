//! Extensions that do not come with PostgreSQL: whether the server has one is not known, nor all that it brings. Of the usual ones the
//! names that they bring are told here, so that what is missing otherwise is still known to be missing.

use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;

/// What an extension brings, by name.
struct Brings {
    /// The extension.
    name: &'static str,
    /// How the names of its functions, types and relations begin.
    prefixes: &'static [&'static str],
    /// Further names of functions, types, relations, schemas and languages.
    names: &'static [&'static str],
}

/// Sorted by name. The names are those of the extensions' own manuals.
const USUAL: &[Brings] = &[
    Brings { name: "hypopg", prefixes: &["hypopg"], names: &[] },
    Brings { name: "pg_cron", prefixes: &[], names: &["cron"] },
    Brings { name: "pg_net", prefixes: &[], names: &["net"] },
    Brings {
        name: "pg_partman",
        prefixes: &[
            "part_config",
            "partition_",
            "undo_partition",
            "show_partition",
            "run_maintenance",
            "check_",
        ],
        names: &[
            "create_parent",
            "create_sub_parent",
            "partman",
            "custom_time_partitions",
            "drop_partition_time",
            "drop_partition_id",
            "apply_constraints",
            "drop_constraints",
            "reapply_privileges",
        ],
    },
    Brings { name: "pg_repack", prefixes: &[], names: &["repack"] },
    Brings { name: "pg_uuidv7", prefixes: &["uuid_", "uuidv7"], names: &[] },
    Brings { name: "pgaudit", prefixes: &["pgaudit"], names: &[] },
    Brings {
        name: "pgjwt",
        prefixes: &[],
        names: &["algorithm_sign", "sign", "try_cast_double", "url_decode", "url_encode", "verify"],
    },
    Brings { name: "plperl", prefixes: &[], names: &["plperl"] },
    Brings { name: "plperlu", prefixes: &[], names: &["plperlu"] },
    Brings { name: "plpython3u", prefixes: &[], names: &["plpython3u"] },
    Brings { name: "plpythonu", prefixes: &[], names: &["plpythonu"] },
    Brings { name: "pltcl", prefixes: &[], names: &["pltcl"] },
    Brings { name: "plv8", prefixes: &["plv8_"], names: &["plv8"] },
    Brings {
        name: "postgis",
        prefixes: &[
            "_postgis_",
            "_st_",
            "box2d",
            "box3d",
            "contains_",
            "geog",
            "geom",
            "gidx",
            "gserialized",
            "is_contained_",
            "overlaps_",
            "postgis_",
            "st_",
        ],
        names: &[
            "addauth",
            "addgeometrycolumn",
            "checkauth",
            "checkauthtrigger",
            "disablelongtransactions",
            "dropgeometrycolumn",
            "dropgeometrytable",
            "enablelongtransactions",
            "equals",
            "find_srid",
            "get_proj4_from_srid",
            "gettransactionid",
            "lockrow",
            "longtransactionsenabled",
            "populate_geometry_columns",
            "raster",
            "raster_columns",
            "raster_overviews",
            "rastbandarg",
            "spatial_ref_sys",
            "spheroid",
            "unlockrows",
            "updategeometrysrid",
            "valid_detail",
        ],
    },
    Brings {
        name: "postgis_raster",
        prefixes: &[
            "_add_raster_",
            "_drop_raster_",
            "_overview_",
            "_raster_",
            "_st_",
            "_updaterastersrid",
            "addoverview",
            "addraster",
            "dropoverview",
            "dropraster",
            "raster",
            "st_",
            "updaterastersrid",
        ],
        names: &[
            "addbandarg",
            "agg_count",
            "agg_samealignment",
            "box3d",
            "geomval",
            "rastbandarg",
            "reclassarg",
            "summarystats",
            "unionarg",
            "geometry_contained_by_raster",
        ],
    },
    Brings { name: "postgis_sfcgal", prefixes: &["postgis_sfcgal_", "st_"], names: &[] },
    Brings { name: "postgis_topology", prefixes: &[], names: &["topology"] },
    Brings {
        name: "timescaledb",
        prefixes: &[
            "_timescaledb_",
            "add_",
            "alter_",
            "attach_",
            "chunk",
            "create_",
            "delete_",
            "detach_",
            "drop_",
            "hypertable_",
            "remove_",
            "run_",
            "set_",
            "show_",
            "time_bucket",
            "timescaledb",
        ],
        names: &[
            "approximate_row_count",
            "by_hash",
            "by_range",
            "cagg_migrate",
            "compress_chunk",
            "decompress_chunk",
            "first",
            "get_telemetry_report",
            "histogram",
            "interpolate",
            "last",
            "locf",
            "move_chunk",
            "recompress_chunk",
            "refresh_continuous_aggregate",
            "reorder_chunk",
        ],
    },
    Brings {
        name: "vector",
        prefixes: &["array_to_", "halfvec", "hnsw", "ivfflat", "sparsevec", "vector"],
        names: &[
            "binary_quantize",
            "cosine_distance",
            "hamming_distance",
            "inner_product",
            "jaccard_distance",
            "l1_distance",
            "l2_distance",
            "l2_norm",
            "l2_normalize",
            "subvector",
        ],
    },
];

/// What is not found may belong to an extension of which nothing is known.
pub(super) fn doubted(simulation: &Simulation, refusal: Refusal) -> Refusal {
    // No operator, no operator class, no cast, or several that fit.
    let unfit = matches!(
        refusal.sqlstate(),
        Some("42883" | "42725" | "42804" | "42846" | "42704" | "42P17" | "42830")
    );
    if simulation.unseen_operators && unfit {
        let what = "what operators and casts of the history's own make of this";
        return Refusal { about: refusal.about, ..Refusal::not_modelled(refusal.span, what) };
    }
    // A column stands in a table of the history, or in one that is not found itself.
    if !matches!(refusal.sqlstate(), Some("42883" | "42704" | "42P01" | "3F000" | "42725")) {
        return refusal;
    }
    let missing = missing(&refusal);
    let mut extensions = simulation.unknown_extensions.iter();
    match extensions.find(|extension| may_bring(extension.as_str(), &missing)) {
        Some(extension) => {
            let what = format!("what the extension {extension} brings");
            Refusal { about: refusal.about, ..Refusal::not_modelled(refusal.span, what) }
        }
        None => refusal,
    }
}

/// Whether one of the names may be an extension's.
fn may_bring(extension: &str, missing: &[String]) -> bool {
    let Some(known) = USUAL.iter().find(|known| known.name == extension) else { return true };
    missing.is_empty()
        || missing.iter().any(|name| {
            // The extension itself, an operator class, an operator of its types.
            name == extension
                || known.names.contains(&name.as_str())
                || known.prefixes.iter().any(|prefix| name.starts_with(prefix))
        })
}

/// The names in what was refused: of what is missing and of its schema, of a function and its arguments, of operands.
fn missing(refusal: &Refusal) -> Vec<String> {
    let text = match &refusal.fact {
        RefusalFact::Unknown { name, .. } => name,
        RefusalFact::Other { message, .. } => message,
        RefusalFact::UnknownColumn { .. }
        | RefusalFact::Duplicate { .. }
        | RefusalFact::DuplicateColumn { .. }
        | RefusalFact::WrongKind { .. }
        | RefusalFact::Dependents { .. }
        | RefusalFact::PartOf { .. }
        | RefusalFact::NotModelled { .. }
        | RefusalFact::Opaque { .. }
        | RefusalFact::UndeclaredRole { .. } => return Vec::new(),
    };
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    text.split(|character: char| !is_word(character))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
