//! Panics without a sentence: in a browser what they would say is written nowhere, and yet it is downloaded.

use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalId, Module, ValType};

/// Where Rust's library makes a panic's sentence, in functions that never return. Of names that another Rust has changed nothing is cut,
/// and the budget of sizes shows it.
const SENTENCES: [&str; 7] = [
    "::panicking::",
    "::rust_begin_unwind",
    "::option::expect_failed",
    "::option::unwrap_failed",
    "::result::unwrap_failed",
    "::slice::index::slice_index_fail",
    "::str::slice_error_fail",
];

/// Lets the functions of [`SENTENCES`] do nothing but trap, as they do in the end, and the names of functions go.
pub fn silence(module: &mut Module) {
    let speaks = |name: &str| SENTENCES.iter().any(|part| name.contains(part));
    let found = module.funcs.iter_local().map(|(id, _)| id).filter(|&id| {
        let name = module.funcs.get(id).name.as_deref();
        name.is_some_and(speaks)
    });
    for id in found.collect::<Vec<FunctionId>>() {
        let kind = module.types.get(module.funcs.get(id).ty());
        let (given, returned): (Vec<ValType>, Vec<ValType>) = (kind.params().to_vec(), kind.results().to_vec());
        let arguments: Vec<LocalId> = given.iter().map(|&kind| module.locals.add(kind)).collect();
        let mut trap = FunctionBuilder::new(&mut module.types, &given, &returned);
        trap.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
    }
    for function in module.funcs.iter_mut() {
        function.name = None;
    }
    walrus::passes::gc::run(module);
}
