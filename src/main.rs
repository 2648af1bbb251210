//! The `corpus` command: run, and choose the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    match corpus::cli::main() {
        Ok(code) => ExitCode::from(code),
        // A reader that has seen enough (`| head`) closes the pipe: that is no error.
        Err(error) if corpus::cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("corpus: {error:#}");
            ExitCode::from(corpus::cli::exit::USAGE)
        }
    }
}
