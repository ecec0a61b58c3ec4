//! How fast the simulated machine is without a browser: `cargo bench --bench native` (part of `make bench`).
//! Writes `target/bench/native.json`; `benches/run.mjs` puts it together with the page's figures.

#[cfg(not(target_arch = "wasm32"))]
#[path = "../shared/cpython.rs"]
mod cpython;
#[cfg(not(target_arch = "wasm32"))]
mod growth;
#[cfg(not(target_arch = "wasm32"))]
mod long_run;
#[cfg(not(target_arch = "wasm32"))]
mod measure;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../shared/programs.rs"]
mod programs;
#[cfg(not(target_arch = "wasm32"))]
mod ratio;

/// As the headless runner (`examples/run.rs`).
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
