//! Manners: help, suggestions, settings, colour, what is said while and after reading.

use super::*;

/// A run in a folder of its own with this environment.
fn run_in(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut run = command(arguments);
    run.current_dir(folder).envs(environment.iter().copied()).output().expect("the program runs")
}

#[test]
fn help_begins_with_examples_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for subcommand in ["", "summarize", "extract", "check", "explain", "schema", "config", "man", "completions"] {
        let arguments: Vec<&str> = [subcommand, "--help"].into_iter().filter(|a| !a.is_empty()).collect();
        let help = stdout(&corpus(&arguments));
        assert!(help.starts_with("Examples:\n  corpus "), "{subcommand}: {help}");
        assert!(!help.contains('\u{1b}'), "no colour codes in piped help");
        for path in help.split_whitespace().filter(|word| word.starts_with("fixtures/")) {
            assert!(root.join(path).exists(), "{subcommand}: {path}");
        }
    }
}

#[test]
fn what_is_mistyped_is_recognised() {
    for (arguments, meant) in [
        (&["explain", "en.event.vissit"][..], "did you mean `en.event.visit`?"),
        (&["rules", "en.evnet.visit"], "did you mean `en.event.visit`?"),
        (&["summarize", "fixtures", "--only", "evnts"], "a similar value exists: 'events'"),
        (&["summarize", "fixtures", "--widht", "80"], "a similar argument exists: '--width'"),
        (&["sumarize", "fixtures"], "a similar subcommand exists: 'summarize'"),
    ] {
        let output = corpus(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(meant), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn flags_go_over_environment_over_file() {
    let dir = folder(&[("a.txt", STORY), ("corpus.toml", b"format = \"json\"\n[summarize]\nwidth = 60\n")]);
    let run = |environment: &[(&str, &str)], arguments: &[&str]| {
        stdout(&run_in(dir.path(), environment, &[&["summarize", "a.txt"], arguments].concat()))
    };
    assert!(run(&[], &[]).starts_with('{'), "the file");
    assert!(run(&[("CORPUS_FORMAT", "jsonl")], &[]).starts_with("{\""), "the environment over the file");
    assert!(run(&[("CORPUS_FORMAT", "jsonl")], &["--format", "text"]).starts_with("1 article"), "a flag over both");
    let quiet = run_in(dir.path(), &[("CORPUS_QUIET", "1")], &["summarize", "a.txt"]);
    assert_eq!(stderr(&quiet), "");
}

#[test]
fn what_changes_the_records_is_taken_only_when_asked_for() {
    let month: &[u8] = b"[words.month]\n5 = [\"Floreal\"]\n";
    let dir = folder(&[
        ("a.txt", b"It happened on 3 Floreal 2008.\n"),
        ("corpus.toml", b"pack = [\"mine\"]\n"),
        ("mine/en/extra.toml", month),
    ]);
    let dates = |output: &Output| json(output)["dates"].as_array().expect("a list").len();
    let asked = ["summarize", "a.txt", "--format", "json", "--config", "corpus.toml"];
    let found = run_in(dir.path(), &[], &asked[..4]);
    let unknown = dates(&found);
    assert!(stderr(&found).contains("corpus.toml: `pack` is more than a manner"), "{}", stderr(&found));
    assert!(stderr(&run_in(dir.path(), &[("CORPUS_PACK", "mine")], &asked[..4])).contains("CORPUS_PACK: `pack`"));
    let taken = run_in(dir.path(), &[], &asked);
    assert!(json(&taken)["dates"].to_string().contains("2008-05-03"), "{unknown} dates without the pack");
    let elsewhere = dir.path().join("corpus.toml");
    let from = run_in(Path::new(env!("CARGO_MANIFEST_DIR")), &[], &["rules", "--config", text(&elsewhere)]);
    assert_eq!(code(&from), 0, "a path in the file is meant from the file's folder: {}", stderr(&from));
}

#[test]
fn extract_hears_nobody_but_its_command_line() {
    let dir = folder(&[("a.txt", STORY), ("corpus.toml", b"not toml at all")]);
    let output = run_in(dir.path(), &[("CORPUS_JOBS", "many"), ("CORPUS_QUIET", "1")], &["extract", "a.txt"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(stderr(&output), "read 1 article, set aside 0\n");
    assert_eq!(code(&run_in(dir.path(), &[], &["extract", "a.txt", "--config", "corpus.toml"])), 2);
}

#[test]
fn a_wrong_setting_is_named_by_its_place() {
    let dir = folder(&[("a.txt", STORY)]);
    for (file, environment, said) in [
        ("colour = \"never\"\n", None, "corpus.toml: there is no option `colour`; did you mean `color`?"),
        ("[summarize]\nwitdh = 3\n", None, "corpus.toml: `summarize` has no option `witdh`; did you mean `width`?"),
        ("width = \"wide\"\n", None, "corpus.toml: invalid value 'wide' for '--width <N>'"),
        ("", Some(("CORPUS_JOBS", "many")), "CORPUS_JOBS: invalid value 'many' for '--jobs <N>'"),
        ("", Some(("CORPUS_QUIET", "maybe")), "CORPUS_QUIET: `maybe` is neither true nor false"),
    ] {
        fs::write(dir.path().join("corpus.toml"), file).expect("a file");
        let environment: Vec<(&str, &str)> = environment.into_iter().collect();
        let output = run_in(dir.path(), &environment, &["summarize", "a.txt"]);
        assert_eq!(code(&output), 2, "{file}");
        assert!(stderr(&output).starts_with(&format!("corpus: {said}")), "{}", stderr(&output));
    }
}

#[test]
fn the_dump_says_where_each_value_came_from_and_can_be_read_back() {
    let dir = folder(&[("corpus.toml", b"pack = [\"p\"]\n[summarize]\nwidth = 90\nonly = [\"events\"]\n")]);
    let dump = stdout(&run_in(dir.path(), &[("CORPUS_COLOR", "never")], &["config", "--dump"]));
    for line in [
        "# corpus.toml, found in the working folder",
        "# pack = [\"p\"]  # corpus.toml; not taken: more than a manner",
        "color = \"never\"  # CORPUS_COLOR",
        "quiet = false  # default",
        "only = [\"events\"]  # corpus.toml",
        "width = 90  # corpus.toml",
        "format = \"text\"  # default",
    ] {
        assert!(dump.lines().any(|l| l == line), "{line} in {dump}");
    }
    fs::write(dir.path().join("again.toml"), &dump).expect("a file");
    let again = run_in(dir.path(), &[], &["config", "--dump", "--config", "again.toml"]);
    assert!(stdout(&again).contains("width = 90  # again.toml"), "{}", stderr(&again));
}

#[test]
fn completions_and_manual_know_every_subcommand() {
    let named: Vec<String> = stdout(&corpus(&["--help"]))
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .filter(|name| name != "help")
        .collect();
    assert!(named.len() > 12, "{named:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&corpus(&["completions", shell]));
        assert!(named.iter().all(|name| script.contains(name.as_str())), "{shell}");
    }
    let pages = folder(&[]);
    assert_eq!(code(&corpus(&["man", "--out", text(pages.path())])), 0);
    for name in named {
        let page = fs::read_to_string(pages.path().join(format!("corpus-{name}.1"))).expect("a page");
        assert!(page.contains(".TH corpus-") && page.contains(".SH EXAMPLES\n.nf\ncorpus "), "{name}");
    }
    assert!(stdout(&corpus(&["man"])).contains(".TH corpus 1"));
}

#[test]
fn colour_follows_the_usual_variables() {
    let colourful = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut run = command(&[&["summarize", "fixtures"], arguments].concat());
        stdout(&run.envs(environment.iter().copied()).output().expect("the program runs")).contains('\u{1b}')
    };
    assert!(!colourful(&[], &[]));
    assert!(colourful(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!colourful(&[("NO_COLOR", "1")], &[]));
    assert!(colourful(&[("NO_COLOR", "1")], &["--color", "always"]), "a flag goes over all");
    assert!(!colourful(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
}

/// A run of a shell line on a terminal; none where this machine has no `script`.
#[cfg(target_os = "linux")]
fn on_terminal(line: &str) -> Option<String> {
    let line = line.replace("corpus", env!("CARGO_BIN_EXE_corpus"));
    let run =
        Command::new("script").args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").stdin(Stdio::null()).output();
    match run {
        Ok(output) => Some(stdout(&output)),
        Err(_) => {
            eprintln!("`script` is not on this machine, so this was not run on a terminal: {line}");
            None
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_bar_shows_on_a_terminal_after_a_second_and_never_else() {
    let slow = "(echo '{\"text\":\"Words.\"}'; sleep 1.2; echo 'no json'; echo '{\"text\":\"Words.\"}'; sleep 0.5)";
    let reading = format!("{slow} | corpus extract --input-format jsonl -");
    let Some(shown) = on_terminal(&format!("{reading} > /dev/null")) else { return };
    assert!(shown.contains(" articles, ") && shown.contains("/s, ") && shown.contains(" so far"), "{shown:?}");
    assert!(
        shown.contains("\u{1b}[2K") && shown.trim_end().ends_with("of 3 found"),
        "cleared before the end: {shown:?}"
    );
    for silent in [format!("{reading} -q > /dev/null"), format!("{reading} 2>&1 > /dev/null | cat")] {
        let shown = on_terminal(&silent).expect("`script` was there before");
        assert!(!shown.contains("/s, "), "{silent}: {shown:?}");
    }
    let start = std::time::Instant::now();
    let quick = on_terminal("echo '{\"text\":\"Words.\"}' | corpus extract - > /dev/null").expect("as before");
    assert!(start.elapsed().as_secs_f32() > 1.0 || !quick.contains("/s, "), "{quick:?}");
}
