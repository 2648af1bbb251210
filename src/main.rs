//! The `corpus` command: run, and choose the exit code.

use std::process::ExitCode;

/// An analysis makes many small values that live no longer than its article.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
