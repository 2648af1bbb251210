//! The account of a run: how many inputs were found, read, set aside and why. Nothing vanishes without a word.

use super::{Common, exit};
use crate::report::{ProblemRecord, Records, Report};
use crate::resolve::{self, EQUAL_IDS};
use std::collections::BTreeMap;

/// How many inputs were read, how many set aside, by the code of the problem.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Account {
    pub read: usize,
    pub set_aside: usize,
    /// Why inputs were set aside.
    reasons: BTreeMap<String, usize>,
    /// Of those read: a guessed encoding, unreadable bytes.
    remarks: BTreeMap<String, usize>,
}

impl Account {
    /// Counts the records of one input.
    pub fn add(&mut self, records: &Records) {
        self.count(records.article.is_some(), records.problem.as_ref());
    }

    /// Counts one input.
    pub fn count(&mut self, read: bool, problem: Option<&ProblemRecord>) {
        let (count, codes) =
            if read { (&mut self.read, &mut self.remarks) } else { (&mut self.set_aside, &mut self.reasons) };
        *count += 1;
        if let Some(problem) = problem {
            *codes.entry(problem.code.clone()).or_default() += 1;
        }
    }

    /// The report of all records; counts what only the whole corpus shows: articles that were read and set aside for
    /// another of the same id.
    pub fn merge(&mut self, all: Vec<Records>, common: &Common) -> Report {
        let report = resolve::merge(all);
        for problem in report.problems.iter().filter(|problem| problem.code == EQUAL_IDS) {
            name(problem, common);
            self.read -= 1;
            self.count(false, Some(problem));
        }
        report
    }

    /// The closing line, and the exit code.
    pub fn close(&self, common: &Common) -> u8 {
        common.remark(&self.line());
        if self.set_aside > 0 { exit::SET_ASIDE } else { exit::DONE }
    }

    /// `read 5 articles, set aside 2 (1 bad_json, 1 empty) of 7 found`
    fn line(&self) -> String {
        let mut line = format!("read {}, set aside {}", counted(self.read, "article"), self.set_aside);
        if self.set_aside > 0 {
            line.push_str(&format!(" ({}) of {} found", listed(&self.reasons), self.read + self.set_aside));
        }
        if !self.remarks.is_empty() {
            line.push_str(&format!("; read with a remark: {}", listed(&self.remarks)));
        }
        line
    }
}

/// `1 article`, `5 articles`
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn listed(codes: &BTreeMap<String, usize>) -> String {
    codes.iter().map(|(code, count)| format!("{count} {code}")).collect::<Vec<_>>().join(", ")
}

/// `corpus: path: what happened; what was done`.
pub fn name(problem: &ProblemRecord, common: &Common) {
    common.remark(&format!("corpus: {}: {}", problem.path, problem.message));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_adds_up() {
        let mut account = Account::default();
        account.count(true, None);
        assert_eq!(account.line(), "read 1 article, set aside 0");
        let problem = |code: &str| ProblemRecord { code: code.into(), ..ProblemRecord::default() };
        account.count(false, Some(&problem("empty")));
        account.count(false, Some(&problem("bad_json")));
        account.count(false, Some(&problem("empty")));
        assert_eq!(account.line(), "read 1 article, set aside 3 (1 bad_json, 2 empty) of 4 found");
        account.count(true, Some(&problem("encoding")));
        let said = "read 2 articles, set aside 3 (1 bad_json, 2 empty) of 5 found; read with a remark: 1 encoding";
        assert_eq!(account.line(), said);
    }
}
