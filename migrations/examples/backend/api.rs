//! Paths, and what they answer. Rows are read by the models: a column that is not there, or of another type, does not compile.

use arcoiris::models::{NewRow as _, OrDefault, Table};
use arcoirispos_migrations::HISTORY;
use arcoirispos_migrations::models::core::Organization;
use arcoirispos_migrations::models::inv::{Item, NewItem};
use arcoirispos_migrations::models::pos::{Sale, SaleLine, Terminal};
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use deadpool_postgres::{Client, Pool};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::failure::Failure;
use crate::sale::{self, Request};

type Answer = Result<Json<Value>, Failure>;
type Given<T> = Result<Path<T>, PathRejection>;

/// All paths.
pub(crate) fn routes(pool: Pool) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/organizations/{org}/terminals", get(terminals))
        .route("/organizations/{org}/items", get(items).post(new_item))
        .route("/organizations/{org}/sales", post(new_sale))
        .route("/organizations/{org}/sales/{sale}", get(one_sale))
        .fallback(async || {
            (StatusCode::NOT_FOUND, Json(json!({ "error": "there is no such path", "details": [] })))
        })
        .with_state(pool)
}

/// Whether the database answers, and at which revision it is. Another program may have taken it further, to a revision that this
/// one does not know: what this one reads is there then as well. One that was taken back is not served from.
async fn health(State(pool): State<Pool>) -> Result<impl IntoResponse, Failure> {
    let client = pool.get().await?;
    let (schema, table) = HISTORY.version_table;
    let rows = client
        .query(&format!("SELECT version_num::text FROM \"{schema}\".\"{table}\" ORDER BY 1"), &[])
        .await?;
    let at = rows.iter().map(|row| row.try_get(0)).collect::<Result<Vec<String>, _>>()?;
    let head = HISTORY.revisions.last().map(|revision| revision.id).unwrap_or_default();
    let known = at.iter().all(|version| HISTORY.revision(version).is_some());
    let (code, status) = match at.as_slice() {
        [version] if version == head => (StatusCode::OK, "ok"),
        [_, ..] if !known => (StatusCode::OK, "ahead"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "behind"),
    };
    Ok((code, Json(json!({ "status": status, "revision": at.join(", "), "head": head }))))
}

async fn terminals(State(pool): State<Pool>, org: Given<Uuid>) -> Answer {
    let client = pool.get().await?;
    let org = organization(&client, org?.0).await?;
    let found: Vec<Terminal> = all(&client, org, "ORDER BY name, terminal_id").await?;
    Ok(Json(found.iter().map(terminal_json).collect()))
}

async fn items(State(pool): State<Pool>, org: Given<Uuid>) -> Answer {
    let client = pool.get().await?;
    let org = organization(&client, org?.0).await?;
    let found: Vec<Item> = all(&client, org, "AND deleted_at IS NULL ORDER BY name, item_id").await?;
    Ok(Json(found.iter().map(item_json).collect()))
}

/// What is to be sold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemRequest {
    name: String,
    sku: Option<String>,
    price: Decimal,
    tax_id: Option<Uuid>,
}

async fn new_item(
    State(pool): State<Pool>,
    org: Given<Uuid>,
    request: Result<Json<ItemRequest>, JsonRejection>,
) -> Result<impl IntoResponse, Failure> {
    let (org, Json(request)) = (org?.0, request?);
    let mut reasons = Vec::new();
    if request.name.trim().is_empty() {
        reasons.push("name: an item needs one".to_owned());
    }
    sale::amount("price", request.price, &mut reasons);
    if !reasons.is_empty() {
        return Err(Failure::Invalid(reasons));
    }
    let client = pool.get().await?;
    let new = NewItem {
        item_id: OrDefault::Default,
        org_id: organization(&client, org).await?,
        sku: request.sku,
        barcode: None,
        name: request.name,
        description: None,
        item_type: "product".to_owned(),
        default_price: request.price.into(),
        cost_basis: None,
        tax_id: request.tax_id,
        is_active: OrDefault::Default,
        created_at: OrDefault::Default,
        updated_at: OrDefault::Default,
        deleted_at: None,
    };
    let (statement, values) = new.insertion();
    let item = Item::from_row(&client.query_one(&statement, &values).await?)?;
    Ok((StatusCode::CREATED, Json(item_json(&item))))
}

async fn new_sale(
    State(pool): State<Pool>,
    org: Given<Uuid>,
    request: Result<Json<Request>, JsonRejection>,
) -> Result<impl IntoResponse, Failure> {
    let (org, Json(request)) = (org?.0, request?);
    let mut client = pool.get().await?;
    let org = organization(&client, org).await?;
    let (sale, lines) = sale::insert(&mut client, org, request).await?;
    let place = format!("/organizations/{org}/sales/{}", sale.sale_id);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(sale_json(&sale, &lines))))
}

async fn one_sale(State(pool): State<Pool>, path: Given<(Uuid, Uuid)>) -> Answer {
    let (org, id) = path?.0;
    let client = pool.get().await?;
    let query = format!("{} WHERE org_id = $1 AND sale_id = $2 AND deleted_at IS NULL", Sale::SELECT);
    let Some(row) = client.query_opt(&query, &[&org, &id]).await? else {
        return Err(Failure::NotFound { what: "sale", id });
    };
    let query = format!("{} WHERE sale_id = $1 ORDER BY line_number", SaleLine::SELECT);
    let rows = client.query(&query, &[&id]).await?;
    let lines = rows.iter().map(SaleLine::from_row).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(sale_json(&Sale::from_row(&row)?, &lines)))
}

/// The organization, which there has to be.
async fn organization(client: &Client, id: Uuid) -> Result<Uuid, Failure> {
    let query = format!("{} WHERE org_id = $1 AND deleted_at IS NULL", Organization::SELECT);
    match client.query_opt(&query, &[&id]).await? {
        Some(row) => Ok(Organization::from_row(&row)?.org_id),
        None => Err(Failure::NotFound { what: "organization", id }),
    }
}

/// The rows of an organization. `rest` is what the query ends with.
async fn all<Row: Table>(client: &Client, org: Uuid, rest: &str) -> Result<Vec<Row>, Failure> {
    let rows = client.query(&format!("{} WHERE org_id = $1 {rest}", Row::SELECT), &[&org]).await?;
    Ok(rows.iter().map(Row::from_row).collect::<Result<_, _>>()?)
}

fn terminal_json(it: &Terminal) -> Value {
    json!({
        "terminal_id": it.terminal_id,
        "name": it.name,
        "location_label": it.location_label,
        "is_active": it.is_active,
    })
}

fn item_json(it: &Item) -> Value {
    json!({ "item_id": it.item_id, "name": it.name, "sku": it.sku, "price": it.default_price, "tax_id": it.tax_id })
}

fn sale_json(it: &Sale, lines: &[SaleLine]) -> Value {
    let line = |it: &SaleLine| {
        json!({
            "line_number": it.line_number,
            "item_id": it.item_id,
            "quantity": it.quantity,
            "unit_price": it.unit_price,
            "discount": it.discount_amount,
            "tax": it.tax_amount,
            "total": it.line_total,
        })
    };
    json!({
        "sale_id": it.sale_id,
        "sale_number": it.sale_number,
        "terminal_id": it.terminal_id,
        "status": it.status,
        "subtotal": it.subtotal,
        "discount_total": it.discount_total,
        "tax_total": it.tax_total,
        "grand_total": it.grand_total,
        "sale_date": it.sale_date.to_rfc3339(),
        "lines": lines.iter().map(line).collect::<Vec<_>>(),
    })
}
