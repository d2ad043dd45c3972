//! What is a sale: from what a till sends to its rows. Everything that is wrong with it is told at once.

use std::collections::HashMap;

use arcoiris::models::{NewRow as _, OrDefault, Table as _};
use arcoirispos_migrations::models::inv::Item;
use arcoirispos_migrations::models::pos::{NewSale, NewSaleLine, Sale, SaleLine, TaxRate, Terminal};
use chrono::Utc;
use deadpool_postgres::{Client, Transaction};
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use crate::failure::Failure;

/// As many lines as a receipt may have.
const LINES: usize = 500;
/// Below this an amount has to be: `numeric(18,4)` has fourteen digits before the point.
const LIMIT: Decimal = Decimal::from_parts(0x107a_4000, 0x5af3, 0, false, 0);
/// What is after the point.
const SCALE: u32 = 4;

/// What a till sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    terminal_id: Option<Uuid>,
    sale_number: Option<String>,
    notes: Option<String>,
    lines: Vec<Line>,
}

/// One line of it. Without a price it is the item's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    item_id: Uuid,
    quantity: Decimal,
    unit_price: Option<Decimal>,
    discount: Option<Decimal>,
}

/// A line with all that it comes to.
struct Priced {
    item: Item,
    quantity: Decimal,
    unit_price: Decimal,
    discount: Decimal,
    tax: Decimal,
    total: Decimal,
}

/// What a sale comes to.
#[derive(Default)]
struct Totals {
    /// Before discount and tax.
    gross: Decimal,
    discount: Decimal,
    tax: Decimal,
    total: Decimal,
}

/// Says what is wrong with an amount of money.
pub(crate) fn amount(name: &str, value: Decimal, reasons: &mut Vec<String>) {
    if value.is_sign_negative() && !value.is_zero() {
        reasons.push(format!("{name}: {value} is below zero"));
    }
    if value.abs() >= LIMIT {
        reasons.push(format!("{name}: {value} has more than fourteen digits before the point"));
    }
    if value.normalize().scale() > SCALE {
        reasons.push(format!("{name}: {value} has more than four digits after the point"));
    }
}

/// Inserts a sale with its lines, all or nothing.
pub(crate) async fn insert(
    client: &mut Client,
    org: Uuid,
    request: Request,
) -> Result<(Sale, Vec<SaleLine>), Failure> {
    let mut reasons = wrong(&request);
    let transaction = client.transaction().await?;
    if let Some(id) = request.terminal_id
        && !has_terminal(&transaction, org, id).await?
    {
        reasons.push(format!("terminal_id: the organization has no active terminal {id}"));
    }
    let items = items(&transaction, org, &request.lines).await?;
    for (number, line) in request.lines.iter().enumerate() {
        if !items.contains_key(&line.item_id) {
            reasons.push(format!("lines[{number}].item_id: the organization sells no item {}", line.item_id));
        }
    }
    if !reasons.is_empty() {
        return Err(Failure::Invalid(reasons));
    }
    let rates = rates(&transaction, org).await?;
    let (priced, totals) = priced(request.lines, &items, &rates)?;
    let new = NewSale {
        sale_id: OrDefault::Default,
        org_id: org,
        terminal_id: request.terminal_id,
        customer_id: None,
        sale_number: request.sale_number,
        status: "completed".to_owned(),
        sale_type: OrDefault::Default,
        subtotal: totals.gross.into(),
        tax_total: totals.tax.into(),
        discount_total: totals.discount.into(),
        grand_total: totals.total.into(),
        amount_paid: OrDefault::Default,
        balance_due: totals.total.into(),
        sale_date: Utc::now(),
        notes: request.notes,
        created_by: None,
        created_at: OrDefault::Default,
        updated_at: OrDefault::Default,
        deleted_at: None,
    };
    let (statement, values) = new.insertion();
    let sale = Sale::from_row(&transaction.query_one(&statement, &values).await?)?;
    let mut lines = Vec::with_capacity(priced.len());
    for (line, line_number) in priced.into_iter().zip(1..) {
        let new = NewSaleLine {
            sale_line_id: OrDefault::Default,
            org_id: org,
            sale_id: sale.sale_id,
            line_number,
            item_id: line.item.item_id,
            description: Some(line.item.name),
            quantity: line.quantity,
            unit_price: line.unit_price,
            discount_amount: line.discount.into(),
            tax_id: line.item.tax_id,
            tax_amount: line.tax.into(),
            line_total: line.total,
            created_at: OrDefault::Default,
        };
        let (statement, values) = new.insertion();
        lines.push(SaleLine::from_row(&transaction.query_one(&statement, &values).await?)?);
    }
    transaction.commit().await?;
    Ok((sale, lines))
}

/// What can be seen to be wrong without the database.
fn wrong(request: &Request) -> Vec<String> {
    let mut reasons = Vec::new();
    match request.lines.len() {
        0 => reasons.push("lines: a sale has at least one".to_owned()),
        many if many > LINES => reasons.push(format!("lines: {many} are more than {LINES}")),
        _ => {}
    }
    for (number, line) in request.lines.iter().enumerate() {
        let mut of_line =
            |name: &str, value: Decimal| amount(&format!("lines[{number}].{name}"), value, &mut reasons);
        of_line("quantity", line.quantity);
        line.unit_price.into_iter().for_each(|price| of_line("unit_price", price));
        line.discount.into_iter().for_each(|discount| of_line("discount", discount));
        if line.quantity.is_zero() {
            reasons.push(format!("lines[{number}].quantity: nothing is sold"));
        }
    }
    reasons
}

async fn has_terminal(transaction: &Transaction<'_>, org: Uuid, id: Uuid) -> Result<bool, Failure> {
    let query = format!("{} WHERE org_id = $1 AND terminal_id = $2 AND is_active", Terminal::SELECT);
    Ok(transaction.query_opt(&query, &[&org, &id]).await?.is_some())
}

async fn items(
    transaction: &Transaction<'_>,
    org: Uuid,
    lines: &[Line],
) -> Result<HashMap<Uuid, Item>, Failure> {
    let ids: Vec<Uuid> = lines.iter().map(|line| line.item_id).collect();
    let query = format!(
        "{} WHERE org_id = $1 AND item_id = ANY ($2) AND is_active AND deleted_at IS NULL",
        Item::SELECT
    );
    let rows = transaction.query(&query, &[&org, &ids]).await?;
    let items = rows.iter().map(|row| Item::from_row(row).map(|item| (item.item_id, item)));
    Ok(items.collect::<Result<_, _>>()?)
}

async fn rates(transaction: &Transaction<'_>, org: Uuid) -> Result<HashMap<Uuid, Decimal>, Failure> {
    let rows = transaction.query(&format!("{} WHERE org_id = $1", TaxRate::SELECT), &[&org]).await?;
    let rates = rows.iter().map(|row| TaxRate::from_row(row).map(|rate| (rate.tax_id, rate.rate_percent)));
    Ok(rates.collect::<Result<_, _>>()?)
}

/// What each line comes to, and all of them. Amounts are rounded to four digits, line by line, half away from zero as `numeric` does.
fn priced(
    lines: Vec<Line>,
    items: &HashMap<Uuid, Item>,
    rates: &HashMap<Uuid, Decimal>,
) -> Result<(Vec<Priced>, Totals), Failure> {
    let mut all = Vec::with_capacity(lines.len());
    let mut totals = Totals::default();
    let mut reasons = Vec::new();
    for (number, line) in lines.into_iter().enumerate() {
        let Some(item) = items.get(&line.item_id).cloned() else { continue };
        let rate = item.tax_id.and_then(|id| rates.get(&id)).copied().unwrap_or_default();
        let (quantity, discount) = (line.quantity, line.discount.unwrap_or_default());
        let unit_price = line.unit_price.unwrap_or(item.default_price);
        let Some((gross, tax, total)) = comes_to(quantity, unit_price, discount, rate) else {
            reasons.push(format!("lines[{number}]: this comes to more than can be stored"));
            continue;
        };
        if discount > gross {
            reasons.push(format!(
                "lines[{number}].discount: {discount} is more than the {gross} that it is taken from"
            ));
        }
        totals.gross += gross;
        totals.discount += discount;
        totals.tax += tax;
        totals.total += total;
        all.push(Priced { item, quantity, unit_price, discount, tax, total });
    }
    if totals.gross >= LIMIT || totals.total >= LIMIT {
        reasons.push("lines: together they come to more than can be stored".to_owned());
    }
    if reasons.is_empty() { Ok((all, totals)) } else { Err(Failure::Invalid(reasons)) }
}

/// Gross, tax and total of a line; nothing if that is too much for its column.
fn comes_to(
    quantity: Decimal,
    price: Decimal,
    discount: Decimal,
    rate: Decimal,
) -> Option<(Decimal, Decimal, Decimal)> {
    let round = |value: Decimal| {
        value.round_dp_with_strategy(SCALE, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    };
    let gross = round(quantity.checked_mul(price)?);
    let net = gross.checked_sub(discount)?;
    let tax = round(net.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)?);
    let total = net.checked_add(tax)?;
    (gross < LIMIT && total < LIMIT).then_some((gross, tax, total))
}
