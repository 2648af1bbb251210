//! What analysts hold, as the program reads it: packed files, records, tables, archives' exports, saved pages. Small
//! files made here, read by the program as a user would.

mod containers;
mod exports;
mod hostile;
mod pages;
mod repeated;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A folder with these files.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a temporary folder"));
        for (name, content) in files {
            let path = folder.0.path().join(name);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
            fs::write(path, content).expect("a file");
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program run in this folder.
    pub fn corpus(&self, arguments: &[&str]) -> Run {
        let output = self.command(arguments).output().expect("the program runs");
        Run(output)
    }

    /// The same with something on standard input.
    pub fn fed(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(arguments);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().expect("the program runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_owned();
        let feeder = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().expect("the program ends");
        // The program may have seen enough before the end.
        let _ = feeder.join().expect("the feeder ends");
        Run(output)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
        command.args(arguments).current_dir(self.path()).env_remove("CI");
        command
    }
}

/// What a run gave.
pub struct Run(Output);

impl Run {
    pub fn code(&self) -> i32 {
        self.0.status.code().expect("an exit code")
    }

    pub fn stdout(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).expect("UTF-8")
    }

    pub fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    /// The lines of `extract`.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        self.stdout().lines().map(|line| serde_json::from_str(line).expect("a line of records")).collect()
    }

    /// Of each line the article's id, outlet and day, or the code of its problem.
    pub fn shown(&self) -> Vec<String> {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        let line = |line: &serde_json::Value| match &line["article"] {
            serde_json::Value::Null => {
                format!("{} {}", text(&line["problem"]["path"]), text(&line["problem"]["code"]))
            }
            article => {
                let day = text(&article["published"]["value"]);
                format!("{} {} {day}", text(&article["id"]), text(&article["outlet"]))
            }
        };
        self.lines().iter().map(line).collect()
    }
}

pub const STORY: &str = "The harbour of the old town was opened on Monday by its mayor, who spoke for an hour. \
    Ships from many countries came to see it, and the band of the port played until evening.\n";

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).expect("memory holds it");
    encoder.finish().expect("memory holds it")
}

pub fn zstd(content: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(content, ruzstd::encoding::CompressionLevel::Fastest)
}
