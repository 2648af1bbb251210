//! What stands on top of each page of help: commands that work, from the project's folder, before any list of options.

pub const ALL: &str = "\
Examples:
  corpus summarize fixtures/                        who did what, when, with which arms
  corpus summarize fixtures/ --format json | jq .   the same as records with evidence
  corpus report fixtures/ --out report.html         one file to look at: each claim shows its words
  corpus extract news.jsonl > records.jsonl         one line in, one line out
  corpus check fixtures/                            compare with fixtures/expected
  corpus trace fixtures/1-moscow-talks.txt          every mark and record, with its rule

Exit codes:
  0  all read
  1  `check` found a difference
  2  usage, or nothing to read
  3  some inputs set aside
";

pub const SUMMARIZE: &str = "\
Examples:
  corpus summarize fixtures/
  corpus summarize fixtures/ --only events arms_deals --width 100
  corpus summarize fixtures/ --format json | jq '.arms_deals'
  corpus summarize fixtures/ --format csv --out tables/ --excel
  corpus summarize fixtures/ --format brat --out brat/
";

pub const EXTRACT: &str = "\
Examples:
  corpus extract fixtures/ > records.jsonl
  zcat news.jsonl.gz | corpus extract --input-format jsonl - > records.jsonl
  corpus extract --input-format jsonl --max-line 1000000 - < news.jsonl > records.jsonl
  parallel --pipepart -k -a news.jsonl corpus extract --input-format jsonl - > records.jsonl
";

pub const MERGE: &str = "\
Examples:
  corpus merge records.jsonl
  corpus merge shards/*.jsonl --format json
  corpus extract fixtures/ | corpus merge - --format csv --out tables/
";

pub const PROFILE: &str = "\
Examples:
  corpus profile pages/ --out site.profile
  corpus extract pages/ --profile site.profile > records.jsonl
  corpus summarize pages/ --learn
";

pub const REPORT: &str = "\
Examples:
  corpus report fixtures/ --out report.html
  corpus report fixtures/ --out report.html --title 'Moscow and Caracas'
";

pub const CHECK: &str = "\
Examples:
  corpus check fixtures/ --accept                   write down what comes out now
  corpus check fixtures/                            and compare with it from then on
  corpus check fixtures/ --min events.f1=0.9 --min dates.precision=0.95
  corpus check fixtures/ --format sarif > corpus.sarif
  corpus check fixtures/ --baseline known.tsv       only what is not known yet fails
";

pub const IMPORT: &str = "\
Examples:
  corpus summarize fixtures/ --format brat --out brat/         marks for brat
  corpus import brat brat/ --into fixtures/expected            and back, once corrected
  corpus summarize fixtures/ --format label-studio --out ls/   the same for Label Studio
  corpus import label-studio export.json --into fixtures/expected
";

pub const EXPLAIN: &str = "\
Examples:
  corpus explain en.event.visit
  corpus explain fr.deal
  corpus explain --merge 'Igor Setchine' 'Igor Sechin'
";

pub const TRACE: &str = "\
Examples:
  corpus trace fixtures/1-moscow-talks.txt
  corpus trace --records fixtures/1-moscow-talks.txt
";

pub const TEXT: &str = "\
Examples:
  corpus text fixtures/1-moscow-talks.txt
";

pub const SAME_NAME: &str = "\
Examples:
  corpus same-name 'Igor Setchine' 'Igor Sechin'
  cut -f 1,2 pairs.tsv | corpus same-name -
";

pub const SCHEMA: &str = "\
Examples:
  corpus schema > corpus.schema.json
  corpus schema --of records
  duckdb -c \"SELECT * FROM read_json('records.jsonl', columns = $(corpus schema --for duckdb))\"
";

pub const UNKNOWN: &str = "\
Examples:
  corpus unknown fixtures/ --least 2
";

pub const RULES: &str = "\
Examples:
  corpus rules en.event
  corpus rules --test --pack mine/
";

pub const COMPLETIONS: &str = "\
Examples:
  corpus completions bash > ~/.local/share/bash-completion/completions/corpus
  corpus completions zsh > ~/.zfunc/_corpus
  corpus completions fish > ~/.config/fish/completions/corpus.fish
";

pub const MAN: &str = "\
Examples:
  corpus man | man -l -
  corpus man --out ~/.local/share/man/man1
";

pub const CONFIG: &str = "\
Examples:
  corpus config --dump                              every option, its value, and who set it
  corpus config --dump --config mine.toml
  CORPUS_WIDTH=100 corpus config --dump
";

#[cfg(test)]
mod tests {
    #[test]
    fn no_line_is_wrapped_by_the_help() {
        let wide = |line: &&str| line.chars().count() > 100 && !line.starts_with("//");
        assert_eq!(include_str!("examples.rs").lines().find(wide), None);
    }
}
