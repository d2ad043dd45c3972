//! What can go wrong with a request, and how it is told: a status, and JSON `{"error": "…", "details": ["…"]}`.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use deadpool_postgres::PoolError;
use serde_json::json;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

/// Why a request is not fulfilled.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It cannot be understood: 400, 413, 415 or 422, as axum says.
    Malformed(StatusCode, String),
    /// It is understood, and asks for what cannot be: each reason.
    Invalid(Vec<String>),
    /// There is no such thing.
    NotFound { what: &'static str, id: Uuid },
    /// There is one already.
    Conflict(String),
    /// The database cannot be asked now.
    Unavailable(String),
    /// A mistake of ours.
    Internal(String),
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, error, details) = match self {
            Failure::Malformed(status, text) => (status, "the request cannot be read".to_owned(), vec![text]),
            Failure::Invalid(reasons) => {
                (StatusCode::UNPROCESSABLE_ENTITY, "the request cannot be fulfilled".to_owned(), reasons)
            }
            Failure::NotFound { what, id } => {
                (StatusCode::NOT_FOUND, format!("there is no {what} {id}"), vec![])
            }
            Failure::Conflict(text) => (StatusCode::CONFLICT, text, vec![]),
            Failure::Unavailable(why) => {
                // Where the database is and what it said is nobody's business outside.
                eprintln!("unavailable: {why}");
                (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer".to_owned(), vec![])
            }
            Failure::Internal(why) => {
                eprintln!("internal: {why}");
                (StatusCode::INTERNAL_SERVER_ERROR, "this is a mistake of the server's".to_owned(), vec![])
            }
        };
        let body = Json(json!({ "error": error, "details": details }));
        match status {
            StatusCode::SERVICE_UNAVAILABLE => (status, [(header::RETRY_AFTER, "1")], body).into_response(),
            _ => (status, body).into_response(),
        }
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        Failure::Malformed(rejection.status(), rejection.body_text())
    }
}

impl From<PathRejection> for Failure {
    fn from(rejection: PathRejection) -> Self {
        Failure::Malformed(rejection.status(), rejection.body_text())
    }
}

impl From<PoolError> for Failure {
    fn from(error: PoolError) -> Self {
        Failure::Unavailable(words(&error))
    }
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            // What is not said by the server is said of the connection, unless a value could not be converted.
            let gone = error.is_closed()
                || std::error::Error::source(&error).is_some_and(|it| it.is::<std::io::Error>());
            let words = words(&error);
            return if gone { Failure::Unavailable(words) } else { Failure::Internal(words) };
        };
        let code = told.code();
        // <https://www.postgresql.org/docs/15/errcodes-appendix.html>
        match code.code().get(..2) {
            _ if *code == SqlState::UNIQUE_VIOLATION => {
                Failure::Conflict(told.detail().unwrap_or_else(|| told.message()).to_owned())
            }
            // A value that its column does not take, a row that another refers to or is to refer to.
            Some("22" | "23") => Failure::Invalid(vec![told.message().to_owned()]),
            // Connection exception, insufficient resources, operator intervention.
            Some("08" | "53" | "57") => Failure::Unavailable(told.to_string()),
            Some(_) | None => Failure::Internal(told.to_string()),
        }
    }
}

/// An error with what is behind it.
fn words(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(": {error}"));
        source = error.source();
    }
    text
}
