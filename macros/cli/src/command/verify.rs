//! `arcoiris verify`

use std::io::{self, IsTerminal as _};
use std::sync::Arc;

use arcoiris::rehearsal::Stage;
use arcoiris::server::Server;
use arcoiris::{Error, Settings};
use arcoiris_checker::parse;
use arcoiris_checker::problem::{Level, Problem};
use serde_json::{Value, json};

use crate::arguments::{Format, Verify};
use crate::checked::Checked;
use crate::command::history::title;
use crate::command::lint::{count, one, plural};
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::{Terminal, print};
use crate::verify::report::Report;
use crate::verify::trial::{self, Progress, Task};
use crate::verify::{cluster, embedded, finding, order};

/// A server to verify on.
struct Ground {
    stage: Stage,
    /// Kept for as long as it is used: one that was started for this.
    own: Option<Server>,
}

pub(crate) fn run(arguments: &Verify, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    let broken = checked.graph_breaks();
    if !broken.is_empty() {
        terminal.problems(&broken);
        terminal.failure("the history cannot be put in order: nothing was verified");
        return Err(Failure::Errors);
    }
    let configs: Vec<Settings> =
        arguments.database_url.iter().map(|url| parsed(url)).collect::<Result<_, Failure>>()?;
    if !configs.is_empty() && !arguments.cluster_wide {
        refuse_what_reaches_further(&checked, terminal)?;
    }
    let history = embedded::history(&checked.history, &checked.config);
    let interactive = io::stderr().is_terminal();
    let progress = |it: &Progress<'_>| {
        if interactive {
            terminal.remark(&line(it));
        }
    };
    let task = Task {
        checked: &checked,
        history,
        selected: selected(&checked, arguments.revision.as_deref())?,
        orders: order::orders(&checked.graph),
        own_server: configs.is_empty(),
        keep: arguments.keep,
        progress: &progress,
    };
    let mut reports = Vec::new();
    let mut failed = None;
    let grounds = if configs.is_empty() { vec![None] } else { configs.iter().map(Some).collect() };
    for config in grounds {
        match on_one(config, &task, arguments, terminal) {
            Ok(report) => reports.push(report),
            Err(failure) if configs.len() < 2 => return Err(failure),
            Err(failure) => {
                // The other servers are asked all the same.
                terminal.failure(&failure.text().unwrap_or_default());
                failed = Some(Failure::Told(failure.code()));
            }
        }
    }
    let problems = without_told(&checked, &reports);
    match arguments.format {
        Format::Json => print(&summary(&checked, &problems, &reports).to_string())?,
        Format::Text => {
            terminal.problems(&problems);
            for report in &reports {
                terminal.problems(&report.problems);
                untried(&checked, report).iter().for_each(|line| terminal.remark(line));
                report.remarks.iter().for_each(|remark| terminal.remark(&format!("note: {remark}")));
            }
            reports.iter().for_each(|report| terminal.remark(&words(report, &problems)));
        }
    }
    let sound = |report: &Report| report.problems.is_empty() && report.untried.is_empty();
    match failed {
        Some(failure) => Err(failure),
        None if problems.is_empty() && reports.iter().all(sound) => Ok(()),
        None => Err(Failure::Errors),
    }
}

/// Verifies on one server: the one of these settings, or one that is started for it.
fn on_one(
    config: Option<&Settings>,
    task: &Task<'_>,
    arguments: &Verify,
    terminal: &Terminal,
) -> Result<Report, Failure> {
    let mut ground = match config {
        Some(config) => Ground { stage: Stage::connect(config).map_err(server)?, own: None },
        None => {
            let own = Server::scratch().map_err(|error| Failure::NoServer { words: chain(&error) })?;
            Ground {
                stage: Stage::connect(&Settings::from(own.config("postgres"))).map_err(server)?,
                own: Some(own),
            }
        }
    };
    let made = roles(&mut ground, task, arguments)?;
    // Statements are trees, which are walked by recursion.
    let report = parse::on_large_stack(|| trial::run(&mut ground.stage, task))
        .map_err(|error| Failure::Parser { words: error.to_string() })?;
    for role in made {
        // The server may be gone; its own goes with it.
        let _ = ground.stage.drop_role(&role);
    }
    let report = report.map_err(server)?;
    if let Some(kept) = &report.kept {
        show_kept(kept, &ground, terminal);
    }
    Ok(report)
}

/// Makes the roles that `arcoiris.toml` says every server has, and returns those that were not there.
fn roles(ground: &mut Ground, task: &Task<'_>, arguments: &Verify) -> Result<Vec<String>, Failure> {
    let there = ground.stage.roles().map_err(server)?;
    let declared = task.checked.config.roles.iter().map(|role| role.as_str().to_owned());
    let missing: Vec<String> = declared.filter(|role| !there.contains(role)).collect();
    if ground.own.is_none() && !missing.is_empty() && !arguments.cluster_wide {
        return Err(Failure::MissingRoles { roles: missing });
    }
    for role in &missing {
        ground.stage.make_role(role).map_err(server)?;
    }
    Ok(if ground.own.is_some() { Vec::new() } else { missing })
}

/// Says where the database is that was kept; one on a server that ends with this command can be looked at until Enter is pressed.
fn show_kept(kept: &str, ground: &Ground, terminal: &Terminal) {
    let Some(own) = &ground.own else {
        terminal.remark(&format!("kept the database `{kept}`: drop it when you have seen it"));
        return;
    };
    terminal.remark(&format!(
        "the database is kept until you press Enter (or end the input):\n  psql '{}'",
        own.url(kept)
    ));
    let mut line = String::new();
    // Whatever comes, it is the end.
    let _ = io::stdin().read_line(&mut line);
}

fn refuse_what_reaches_further(checked: &Checked, terminal: &Terminal) -> Result<(), Failure> {
    let reaching: Vec<Problem> = checked.in_order().into_iter().flat_map(cluster::reaching).collect();
    if reaching.is_empty() {
        return Ok(());
    }
    terminal.problems(&reaching);
    Err(Failure::ClusterWide)
}

/// Which revisions are verified: `REVISION`, `FROM..TO` with either end left out, or all.
fn selected(checked: &Checked, range: Option<&str>) -> Result<Vec<bool>, Failure> {
    let graph = &checked.graph;
    let all = graph.revisions.len();
    let Some(range) = range else { return Ok(vec![true; all]) };
    let index = |name: &str| -> Result<Option<usize>, Failure> {
        if name.is_empty() {
            return Ok(None);
        }
        let found = checked.named(name)?;
        Ok(graph.revisions.iter().position(|revision| Arc::ptr_eq(revision, found)))
    };
    let Some((from, to)) = range.split_once("..") else {
        let only = index(range)?;
        return Ok((0..all).map(|it| Some(it) == only).collect());
    };
    let (from, to) = (index(from)?, index(to)?);
    let follows = |later: usize, earlier: usize| graph.ancestors(later).get(earlier) == Some(&true);
    let selected: Vec<bool> = (0..all)
        .map(|it| from.is_none_or(|from| follows(it, from)) && to.is_none_or(|to| follows(to, it)))
        .collect();
    if selected.contains(&true) { Ok(selected) } else { Err(Failure::EmptyRange { range: range.to_owned() }) }
}

fn parsed(url: &str) -> Result<Settings, Failure> {
    Settings::from_environment(Some(url)).map_err(server)
}

fn server(error: Error) -> Failure {
    Failure::Server { words: error.to_string() }
}

/// An error with what is behind it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(&format!(": {error}"));
        cause = error.source();
    }
    words
}

/// The errors that `lint` finds, but for those of which a server has shown more.
fn without_told(checked: &Checked, reports: &[Report]) -> Vec<Problem> {
    let told = |problem: &Problem| {
        let shown = reports.iter().flat_map(|report| &report.problems);
        let same = |other: &Problem| match (&problem.place, &other.place) {
            (Some(one), Some(other)) => {
                let whole = other.span;
                Arc::ptr_eq(&one.source, &other.source)
                    && (whole.start..whole.end.max(whole.start + 1)).contains(&one.span.start)
            }
            (Some(_) | None, _) => false,
        };
        problem.rule == finding::EFFECT_MISSING
            && shown.filter(|other| other.rule == finding::EFFECT_MISSING).any(same)
    };
    let errors = checked.problems.iter().filter(|problem| problem.level == Level::Deny);
    errors.filter(|problem| !told(problem)).cloned().collect()
}

/// The revisions that were not tried, a line for each that they rest on.
fn untried(checked: &Checked, report: &Report) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for (index, on) in &report.untried {
        let Some(revision) = checked.graph.revisions.get(*index) else { continue };
        match lines.iter_mut().find(|(other, _)| other == on) {
            Some((_, ids)) => ids.push(&revision.id.value),
            None => lines.push((on, vec![&revision.id.value])),
        }
    }
    lines.iter().map(|(on, ids)| format!("not verified: what rests on {on}: {}", ids.join(", "))).collect()
}

/// A revision that was tried, in a terminal.
fn line(it: &Progress<'_>) -> String {
    let result = match it.problems {
        Some(0) => format!("{:>7.3} s", it.took.as_secs_f64()),
        Some(1) => "1 problem".to_owned(),
        Some(problems) => format!("{problems} problems"),
        None => "not verified".to_owned(),
    };
    let order = match it.order {
        (_, 1) => String::new(),
        (number, of) => format!(" [order {} of {of}]", number + 1),
    };
    format!("{result:>12}  {} {}{order}", it.revision.id.value, title(it.revision))
}

fn words(report: &Report, problems: &[Problem]) -> String {
    let mut parts = vec![plural(report.tried.len(), "revision")];
    if !report.untried.is_empty() {
        parts.push(format!("{} not verified", report.untried.len()));
    }
    if report.orders > 1 {
        parts.push(format!("{} orders of the branches", report.orders));
    }
    parts.push(plural(report.steps, "step"));
    let (declared, discharged) = (report.declared.len(), report.discharged());
    match (declared, discharged) {
        (0, _) => {}
        (all, some) if all == some => parts.push(format!("{} discharged", plural(all, "declared effect"))),
        (all, some) => parts.push(format!("{some} of {} discharged", plural(all, "declared effect"))),
    }
    let errors = count(&report.problems, Level::Deny) + count(problems, Level::Deny);
    if errors > 0 {
        parts.push(plural(errors, "error"));
    }
    format!("{} on PostgreSQL {} in {:.1} s", parts.join(", "), report.version, report.took.as_secs_f64())
}

fn summary(checked: &Checked, problems: &[Problem], reports: &[Report]) -> Value {
    let id = |index: usize| checked.graph.revisions.get(index).map(|revision| revision.id.value.clone());
    let server = |report: &Report| {
        let untried = report.untried.iter();
        let sound = problems.is_empty() && report.problems.is_empty() && report.untried.is_empty();
        json!({
            "server_version": report.version,
            "verified": sound,
            "revisions": report.tried.iter().filter_map(|index| id(*index)).collect::<Vec<_>>(),
            "not_verified": untried.map(|(index, why)| json!({"revision": id(*index), "rests_on": why})).collect::<Vec<_>>(),
            "orders": report.orders,
            "steps": report.steps,
            "declared_effects": report.declared.len(),
            "discharged_effects": report.discharged(),
            "remarks": report.remarks,
            "kept": report.kept,
            "seconds": (report.took.as_secs_f64() * 1000.0).round() / 1000.0,
            "problems": report.problems.iter().map(one).collect::<Vec<_>>(),
        })
    };
    json!({
        "problems": problems.iter().map(one).collect::<Vec<_>>(),
        "servers": reports.iter().map(server).collect::<Vec<_>>(),
    })
}
