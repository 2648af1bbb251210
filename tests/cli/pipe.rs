//! The pipe contract of `extract`: what an engine that starts it may rely on, clause by clause.

use super::*;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, ChildStdout};

/// A run that is spoken to line by line.
struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

fn talk(arguments: &[&str]) -> Talk {
    let mut run = command(&[&["extract", "--input-format", "jsonl", "-q"], arguments, &["-"]].concat());
    let mut child = run.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program runs");
    let input = child.stdin.take();
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    Talk { child, input, output }
}

impl Talk {
    fn say(&mut self, line: &str) {
        writeln!(self.input.as_mut().expect("still open"), "{line}").expect("the program listens");
    }

    fn hear(&mut self) -> serde_json::Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a line");
        serde_json::from_str(&line).expect("a record")
    }

    fn end(mut self) -> i32 {
        drop(self.input.take());
        self.child.wait().expect("the program ends").code().expect("it was not killed")
    }
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    for jobs in [&[][..], &["--jobs", "1"], &["--jobs", "3"]] {
        let mut talk = talk(jobs);
        for n in 0..5 {
            talk.say(&format!("{{\"id\":\"{n}\",\"text\":\"Putin met Chavez in Moscow.\"}}"));
            assert_eq!(talk.hear()["article"]["id"], n.to_string(), "{jobs:?}");
            talk.say("broken");
            assert_eq!(talk.hear()["problem"]["code"], "bad_json", "{jobs:?}");
        }
        assert_eq!(talk.end(), 0);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn one_thread_unless_told() {
    for (jobs, expected) in [(&[][..], 1..2), (&["--jobs", "3"], 4..9)] {
        let mut talk = talk(jobs);
        talk.say("{\"text\":\"Putin met Chavez in Moscow.\"}");
        talk.hear();
        let threads = fs::read_dir(format!("/proc/{}/task", talk.child.id())).expect("its threads").count();
        assert!(expected.contains(&threads), "{threads} threads with {jobs:?}");
        assert_eq!(talk.end(), 0);
    }
}

#[test]
fn many_lines_keep_their_order_with_any_number_of_threads() {
    let input: String = (0..600)
        .map(|n| match n % 7 {
            3 => "broken\n".to_owned(),
            5 => "\n".to_owned(),
            _ => format!("{{\"id\":\"{n}\",\"text\":\"{}\"}}\n", "Putin met Chavez in Moscow. ".repeat(n % 11 + 1)),
        })
        .collect();
    let one = fed(&["extract", "--input-format", "jsonl", "-q", "-"], input.as_bytes());
    assert_eq!((code(&one), stdout(&one).lines().count()), (0, 600));
    for (n, line) in stdout(&one).lines().enumerate().filter(|(n, _)| n % 7 != 3 && n % 7 != 5) {
        assert!(line.starts_with(&format!("{{\"article\":{{\"id\":\"{n}\"")), "{n}: {line}");
    }
    let three = fed(&["extract", "--input-format", "jsonl", "-q", "--jobs", "3", "-"], input.as_bytes());
    assert!(three.stdout == one.stdout);
}

#[test]
fn nothing_of_the_machine_is_needed() {
    let nowhere = folder(&[]);
    let story = "{\"text\":\"Putin met Chavez in Moscow.\"}\n".as_bytes();
    let reference = fed(&["extract", "--input-format", "jsonl", "-"], story);
    let mut run = command(&["extract", "--input-format", "jsonl", "-"]);
    run.current_dir(nowhere.path()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = run.spawn().expect("the program runs");
    // Even the folder it runs in may go.
    drop(nowhere);
    child.stdin.take().expect("a pipe").write_all(story).expect("the program listens");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(output.stdout == reference.stdout);
}

#[test]
#[cfg(target_os = "linux")]
fn a_line_without_end_takes_no_memory() {
    let mut talk = talk(&[]);
    let part = "x".repeat(1 << 20);
    let input = talk.input.as_mut().expect("open");
    input.write_all(b"{\"text\":\"").expect("the program listens");
    for _ in 0..300 {
        input.write_all(part.as_bytes()).expect("the program listens");
    }
    talk.say("\"}");
    assert_eq!(talk.hear()["problem"]["code"], "too_large");
    let status = fs::read_to_string(format!("/proc/{}/status", talk.child.id())).expect("its status");
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).expect("its peak");
    let kilobytes: usize = peak.trim().trim_end_matches(" kB").parse().expect("a number");
    assert!(kilobytes < 250_000, "{kilobytes} kB for a line of 300 MB");
    talk.say("{\"id\":\"next\",\"text\":\"Words.\"}");
    assert_eq!(talk.hear()["article"]["id"], "next");
    assert_eq!(talk.end(), 0);
}

#[test]
fn a_line_may_be_bounded_further() {
    let mut talk = talk(&["--max-line", "100"]);
    talk.say(&format!("{{\"id\":\"long\",\"text\":\"{}\"}}", "Putin met Chavez in Moscow. ".repeat(9)));
    assert_eq!(talk.hear()["problem"]["code"], "too_large");
    talk.say("{\"id\":\"short\",\"text\":\"Putin met Chavez in Moscow.\"}");
    assert_eq!(talk.hear()["article"]["id"], "short");
    assert_eq!(talk.end(), 0);
}
