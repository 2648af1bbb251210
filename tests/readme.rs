//! The README is run as a test: what it shows is what happens.
//!
//! In each ```console block a line that begins with `$ ` is run in the project's folder; what follows is what it
//! prints (standard output, then standard error). `UPDATE_README=1 cargo test --test readme` writes the blocks anew.

use std::path::Path;
use std::process::Command;

#[test]
fn every_console_block_prints_what_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the README is there");
    let mut written = String::new();
    let mut ran = 0;
    let mut lines = readme.lines().peekable();
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        if line != "```console" {
            continue;
        }
        while let Some(line) = lines.next_if(|l| *l != "```") {
            written.push_str(line);
            written.push('\n');
            let command = line.strip_prefix("$ ").expect("a console block begins each command with `$ `");
            let mut shown = String::new();
            while let Some(output) = lines.next_if(|l| *l != "```" && !l.starts_with("$ ")) {
                shown.push_str(output);
                shown.push('\n');
            }
            written.push_str(&printed(root, command).unwrap_or(shown));
            ran += 1;
        }
    }
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, &written).expect("the README can be written");
    }
    assert!(ran >= 12, "only {ran} commands in the README");
    assert_eq!(readme, written, "the README shows what no longer happens; UPDATE_README=1 writes it anew");
}

/// What a command prints; none where it wants a tool that this machine lacks.
fn printed(root: &Path, command: &str) -> Option<String> {
    if command.starts_with("cargo ") {
        return None; // the test command itself, and the one that builds what is tested here
    }
    if command.contains("jq ") && Command::new("jq").arg("--version").output().is_err() {
        eprintln!("jq is not on this machine, so this command was not run: {command}");
        return None;
    }
    let binary = Path::new(env!("CARGO_BIN_EXE_corpus"));
    let folder = binary.parent().expect("a binary stands in a folder");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let shell = Command::new("sh").args(["-c", command]).current_dir(root).env("PATH", path).output();
    let output = shell.expect("sh is on every machine that tests run on");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
    Some(format!("{}{}", text(&output.stdout), text(&output.stderr)))
}
