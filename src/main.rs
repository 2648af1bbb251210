//! The `corpus` command: run, and choose the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    match corpus::cli::main() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("corpus: {error:#}");
            ExitCode::from(2)
        }
    }
}
