#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| tieup_checks::run("read_view", bytes));
