//! Texts of articles that would do something if any of them were taken for more than text.

/// Each is a name, a title, a quote, a cue and a rule.
pub const TRAPS: &[&str] = &[
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=\"window.pwned=1\">",
    "\"><svg onload=window.pwned=1>",
    "'-alert(1)-'",
    "]]><!--<script>window.pwned=1",
    "</title></svg><iframe srcdoc=\"<script>parent.pwned=1</script>\">",
    "`${window.pwned=1}`",
    "=HYPERLINK(\"https://news.example\")",
    "javascript:window.pwned=1",
    "{{script}}{{data}}",
    "a:b;c~d%2Ce",
    "가\u{202e}나\u{200f}다라\n마\u{2028}바",
    "__proto__",
    "constructor",
    "toString",
    "$& $1 {0} {1}",
];
