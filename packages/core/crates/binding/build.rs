//! Settings of the linker for a Node.js addon.

fn main() {
    napi_build::setup();
    // Node unloads the addons of a worker that ends. The tracer's threads, and the handler of the signal that wakes them,
    // must stay in memory.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
}
