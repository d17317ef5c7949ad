// ANCHOR: body
fn main() {}
// ANCHOR_END: body
