//! Files that are there whole or not at all: written beside their place under another name, then renamed.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes a file, so that nobody ever opens half of it.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = path.file_name().with_context(|| format!("{}: no file name", path.display()))?;
    let partial = folder.join(format!(".{}.{}.partial", file.to_string_lossy(), std::process::id()));
    let written = write_to(&partial, write).and_then(|()| Ok(fs::rename(&partial, path)?));
    if written.is_err() {
        // Nothing is left behind; that the rest cannot be removed either would tell nothing new.
        let _ = fs::remove_file(&partial);
    }
    written.with_context(|| format!("{}: not written", path.display()))
}

fn write_to(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    write(&mut out)?;
    Ok(out.flush()?)
}
