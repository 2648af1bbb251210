//! Every example of every rule of every pack is a test of its own, named `language::rule::fires|silent::number`.

use corpus::analysis::Packs;
use corpus::prove;
use libtest_mimic::{Arguments, Trial};
use std::sync::Arc;

fn main() {
    let args = Arguments::from_args();
    let packs = Arc::new(Packs::embedded().expect("the built-in packs load"));
    let trials = prove::cases(&packs)
        .into_iter()
        .map(|case| {
            let packs = packs.clone();
            Trial::test(case.name.clone(), move || case.run(&packs).map_err(Into::into))
        })
        .collect();
    libtest_mimic::run(&args, trials).exit();
}
