//! No bytes make the reader of `a.jsonl` panic or hang, and zones cover what it reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::{io::Cursor, path::Path};

fuzz_target!(|bytes: &[u8]| {
    for document in tieup::read::articles(Path::new("a.jsonl"), Cursor::new(bytes.to_vec()), &Default::default()).flatten() {
        assert_eq!(document.zones.last().map_or(0, |zone| zone.span.end), document.text.len());
    }
});
