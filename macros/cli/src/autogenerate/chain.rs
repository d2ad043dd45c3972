//! Statements as revisions, one after the other: as few as it takes for nobody to wait, each with its way back, proven before any of
//! them is written.

use std::collections::HashMap;
use std::sync::Arc;

use arcoiris_checker::inverse::inverses;
use arcoiris_checker::models::Step;
use arcoiris_checker::models::stages::{Stage, outside_transaction, plain, stages};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::source::Source;
use arcoiris_checker::syntax::Span;
use arcoiris_checker::{Request, check, read};

use crate::arguments::Revision;
use crate::checked::Checked;
use crate::command::revision::ids;
use crate::draft::{Draft, new_id};
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;

/// What revisions are written of and for.
pub(super) struct Chain<'a> {
    pub(super) arguments: &'a Revision,
    pub(super) project: &'a Project,
    pub(super) checked: &'a Checked,
    pub(super) terminal: &'a Terminal,
}

/// By which rules each statement was told of.
type Told = HashMap<String, Vec<&'static str>>;

/// A revision that is not written yet.
struct Link {
    id: String,
    message: String,
    down_revisions: Vec<String>,
    no_transaction: bool,
    upgrade: String,
    downgrade: String,
}

impl Link {
    fn draft(&self) -> Draft<'_> {
        Draft {
            id: &self.id,
            message: &self.message,
            down_revisions: &self.down_revisions,
            directives: if self.no_transaction { &["@no-transaction"] } else { &[] },
            scripts: (&self.upgrade, &self.downgrade),
        }
    }
}

/// Revisions, and what is wrong with them.
struct Proof {
    links: Vec<Link>,
    problems: Vec<Problem>,
}

impl Proof {
    fn holds(&self) -> bool {
        self.problems.iter().all(|problem| problem.level != Level::Deny)
    }
}

impl Chain<'_> {
    /// Writes the revisions, if they are proven; their paths.
    pub(super) fn write(&self, steps: &[Step]) -> Result<Vec<String>, Failure> {
        let one = plain(steps);
        let told = self.told(&one)?;
        let mut proof = match self.arguments.plain {
            true => None,
            false => Some(stages(steps, &told, self.checked.config.oldest_server))
                .filter(|stages| *stages != [one.clone()])
                .map(|stages| self.prove(&stages, &told))
                .transpose()?
                .filter(Proof::holds),
        };
        if proof.is_none() {
            proof = Some(self.prove(std::slice::from_ref(&one), &told)?);
        }
        let Some(proof) = proof else { return Ok(Vec::new()) };
        self.terminal.problems(&proof.problems);
        if !proof.holds() {
            self.terminal
                .remark("nothing was written: the revision that follows from the models is not proven");
            if !self.arguments.allow_drops && proof.problems.iter().any(|it| it.rule == "dropping-data") {
                self.terminal.remark("what may be lost is given up with --allow-drops");
            }
            proof.links.iter().for_each(|link| self.terminal.remark(&link.upgrade));
            return Err(Failure::Errors);
        }
        if let [_, _, ..] = proof.links.as_slice() {
            self.terminal.remark(
                "in several revisions, so that nobody waits while they are applied (--plain: in one)",
            );
        }
        proof.links.iter().map(|link| link.draft().write(self.project, self.checked)).collect()
    }

    /// The rules that each statement is told by, where all stand in one revision.
    fn told(&self, one: &Stage) -> Result<Told, Failure> {
        let links = self.links(std::slice::from_ref(one), &Told::new());
        let (mut request, mut told) = (Checked::request(self.project), Told::new());
        let places = self.add(&mut request, &links)?;
        let (Some((path, spans)), problems) = (places.first(), check(request).problems) else {
            return Ok(told);
        };
        for problem in problems {
            let Some(place) = problem.place.filter(|place| place.source.path == *path) else { continue };
            let at = spans.iter().position(|it| it.start <= place.span.start && place.span.end <= it.end);
            if let Some(statement) = at.and_then(|at| one.statements.get(at)) {
                told.entry(statement.clone()).or_default().push(problem.rule);
            }
        }
        Ok(told)
    }

    /// The revisions with their ways back, and what is wrong with them.
    fn prove(&self, stages: &[Stage], told: &Told) -> Result<Proof, Failure> {
        let mut links = self.links(stages, told);
        let mut request = Checked::request(self.project);
        let before = request.revisions.len();
        self.add(&mut request, &links)?;
        let ids: Vec<String> = links.iter().map(|link| link.id.clone()).collect();
        if let Some(inverses) = inverses(&request, &ids) {
            for (link, statements) in links.iter_mut().zip(inverses) {
                let statements = statements.into_iter().map(|statement| match link.no_transaction {
                    true => outside_transaction(&statement),
                    false => statement,
                });
                link.downgrade = statements.map(|statement| format!("{statement};\n")).collect();
            }
        }
        request.revisions.truncate(before);
        let places = self.add(&mut request, &links)?;
        let ours = |problem: &Problem| {
            let path = problem.place.as_ref().map(|place| place.source.path.as_str());
            path.is_some_and(|path| places.iter().any(|(other, _)| other == path))
        };
        let problems = check(request).problems.into_iter().filter(ours).collect();
        Ok(Proof { links, problems })
    }

    /// Revisions without a way back, one after the other.
    fn links(&self, stages: &[Stage], told: &Told) -> Vec<Link> {
        let message = self.arguments.message.trim();
        let mut links: Vec<Link> = Vec::new();
        for (index, stage) in stages.iter().enumerate() {
            let taken = |id: &str| self.checked.is_taken(id) || links.iter().any(|link| link.id == id);
            let id = new_id(taken);
            let message = match stages.len() {
                1 => message.to_owned(),
                all => numbered(message, index + 1, all),
            };
            let down_revisions = match links.last() {
                Some(last) => vec![last.id.clone()],
                None => ids(&self.checked.heads()),
            };
            let upgrade = self.script(&stage.statements, told);
            let no_transaction = stage.no_transaction;
            links.push(Link {
                id,
                message,
                down_revisions,
                no_transaction,
                upgrade,
                downgrade: String::new(),
            });
        }
        links
    }

    /// Statements as a script. What is lost on purpose is allowed where it stands.
    fn script(&self, statements: &[String], told: &Told) -> String {
        let why = self.arguments.message.trim().lines().next().unwrap_or_default().replace('"', "'");
        let mut text = String::new();
        for statement in statements {
            let loses = told.get(statement).is_some_and(|rules| rules.contains(&"dropping-data"));
            if loses && self.arguments.allow_drops {
                text.push_str(&format!("-- @allow dropping-data \"{why}\"\n"));
            }
            text.push_str(&format!("{statement};\n"));
        }
        text
    }

    /// Adds the revisions to what is checked; of each its path and where the statements of its upgrade stand.
    fn add(&self, request: &mut Request, links: &[Link]) -> Result<Vec<(String, Vec<Span>)>, Failure> {
        let mut places = Vec::new();
        for link in links {
            let path =
                format!("{}/{}", self.checked.config.versions, read::file_name(&link.id, &link.message));
            let source = Arc::new(Source { path: path.clone(), text: link.draft().text(), first: (1, 1) });
            let (revision, wrong) = read::revision(&source, self.checked.config.oldest_server);
            let Some(revision) = revision.filter(|_| wrong.is_empty()) else {
                self.terminal.problems(&wrong);
                return Err(Failure::Errors);
            };
            places.push((path, revision.upgrade.statements.iter().map(|it| it.statement.span).collect()));
            request.revisions.push(Arc::new(revision));
        }
        Ok(places)
    }
}

/// A message of one of several revisions: its first line says which.
fn numbered(message: &str, number: usize, all: usize) -> String {
    let (title, rest) = message.split_once('\n').map_or((message, None), |(title, rest)| (title, Some(rest)));
    let title = format!("{}, {number} of {all}", title.trim_end_matches('.'));
    rest.map_or(title.clone(), |rest| format!("{title}\n{rest}"))
}
