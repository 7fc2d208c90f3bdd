//! How one rule came out, before it is put together with what the rule says of itself.

use crate::catalogue::GroupCode;
use crate::numbers::Headcount;
use crate::report::{
    Check, CongressFact, Finding, Fulfilled, Location, Measure, MissingFact, Severity, Status,
};
use crate::rules::Rule;
use crate::wording::{Lang, Text};

/// How a rule came out.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Whether it holds.
    pub status: Status,
    /// What was counted or found.
    pub observed: Option<Measure>,
    /// The whole that a part was measured against.
    pub of: Option<Headcount>,
    /// The least that is allowed.
    pub min: Option<Measure>,
    /// The most that is allowed.
    pub max: Option<Measure>,
    /// The limit as the rule writes it.
    pub limit: Option<String>,
    /// How many people fit before the rule breaks.
    pub margin: Option<i64>,
    /// Where each of some people must be something: how many are.
    pub fulfilled: Option<Fulfilled>,
    /// For coverage of groups, those without a delegate.
    pub missing: Vec<GroupCode>,
    /// What came out, in one sentence.
    pub message: Text,
    /// What would mend it, or what the check lacks.
    pub help: Option<Text>,
    /// The fact of the congress that it waits for.
    pub waits_for: Option<MissingFact>,
    /// The places whose unknown values decide it.
    pub decided_by: Vec<Location>,
    /// What to mend at single places.
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// An outcome with nothing but its sentence.
    pub fn new(status: Status, message: Text) -> Self {
        Self {
            status,
            observed: None,
            of: None,
            min: None,
            max: None,
            limit: None,
            margin: None,
            fulfilled: None,
            missing: Vec::new(),
            message,
            help: None,
            waits_for: None,
            decided_by: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// A rule that waits for a fact of the congress.
    pub fn waiting_for(fact: CongressFact, message: Text) -> Self {
        let fact = MissingFact::of(fact);
        Self { waits_for: Some(fact.clone()), ..Self::not_checked(message, fact.way_on()) }
    }

    /// A rule that cannot be judged yet.
    pub fn not_checked(message: Text, help: Text) -> Self {
        Self { help: Some(help), ..Self::new(Status::NotChecked, message) }
    }

    /// An outcome that rests on findings: broken where there are any.
    pub fn of_findings(findings: Vec<Finding>, message: Text) -> Self {
        let status = if findings.is_empty() { Status::Pass } else { Status::Fail };
        let found = findings.len() as u64;
        Self {
            observed: Some(Measure::Count(found)),
            max: Some(Measure::Count(0)),
            margin: Some(-i64::try_from(found).unwrap_or(i64::MAX)),
            findings,
            ..Self::new(status, message)
        }
    }

    /// The same outcome, with the places whose unknown values decide it.
    #[must_use]
    pub fn decided_by(mut self, places: Vec<Location>) -> Self {
        self.decided_by = places;
        self
    }

    /// The check that the report shows, and the findings.
    pub(crate) fn into_check(self, rule: &Rule, level: &str) -> (Check, Vec<Finding>) {
        let is_broken = self.status == Status::Fail;
        let written = |own: &Option<Text>| {
            let own = own.as_ref().filter(|_| is_broken)?;
            Some(self.filled_in(own))
        };
        let message = written(&rule.message).unwrap_or_else(|| self.message.clone());
        let help = written(&rule.help).or_else(|| self.help.clone());
        let severity = self.severity(rule);
        let check = Check {
            rule: rule.id.clone(),
            kind: rule.kind.id,
            title: rule.title.clone(),
            status: self.status,
            severity,
            observed: self.observed,
            of: self.of,
            min: self.min,
            max: self.max,
            limit: self.limit,
            margin: self.margin,
            fulfilled: self.fulfilled,
            counts_places: rule.body.counts_places(),
            missing: self.missing,
            message,
            help,
            citation: rule.citation(level),
            waits_for: self.waits_for,
            decided_by: self.decided_by,
            waived: None,
        };
        (check, self.findings)
    }

    /// A rule of which only the lesser cases were found weighs what these weigh.
    fn severity(&self, rule: &Rule) -> Severity {
        let found = self.findings.iter().map(|finding| finding.severity).max();
        found.unwrap_or(rule.severity)
    }

    fn filled_in(&self, text: &Text) -> Text {
        Text::by(|lang| self.fill(text.get(lang), lang))
    }

    fn fill(&self, text: &str, lang: Lang) -> String {
        let measure =
            |measure: &Option<Measure>| measure.as_ref().map(|measure| shown(measure, lang));
        let values = [
            ("observed", measure(&self.observed)),
            ("of", self.of.map(|whole| whole.to_string())),
            ("min", measure(&self.min)),
            ("max", measure(&self.max)),
            ("limit", self.limit.clone()),
            ("margin", self.margin.map(|margin| margin.abs().to_string())),
            ("found", Some(self.findings.len().to_string())),
        ];
        let mut filled = text.to_owned();
        for (name, value) in values {
            filled = filled.replace(&format!("{{{name}}}"), &value.unwrap_or_default());
        }
        filled
    }
}

/// A measure as this language writes it.
fn shown(measure: &Measure, lang: Lang) -> String {
    match measure {
        Measure::Count(count) => count.to_string(),
        Measure::Day(date) => crate::wording::day(*date).get(lang).to_owned(),
        Measure::Days(days) => days.to_string(),
    }
}
