//! Features: short strings that say one thing each, kept as digests.

/// A set of features.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Features {
    digests: Vec<u64>,
    /// Of the feature that is being put together.
    next: Digest,
    /// Their text, where somebody asked for it: training and `explain`.
    pub names: Option<Vec<String>>,
    /// Whether the sentence holds a cue.
    pub has_cue: bool,
}

/// The digest under which a weight is found.
pub fn digest(feature: &str) -> u64 {
    let mut state = BEGIN;
    state.add(feature);
    state.0
}

/// FNV-1a, so that the digest of a feature is that of its parts one after the other.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Digest(u64);

const BEGIN: Digest = Digest(0xcbf2_9ce4_8422_2325);

impl Default for Digest {
    fn default() -> Self {
        BEGIN
    }
}

impl Digest {
    fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// What a feature is put together from. Formatting would take longer than all the rest.
pub(super) trait Part {
    fn each(&self, take: impl FnMut(&str));
}

impl<P: Part + ?Sized> Part for &P {
    fn each(&self, take: impl FnMut(&str)) {
        (**self).each(take);
    }
}

impl Part for str {
    fn each(&self, mut take: impl FnMut(&str)) {
        take(self);
    }
}

impl Part for String {
    fn each(&self, mut take: impl FnMut(&str)) {
        take(self);
    }
}

impl Part for usize {
    fn each(&self, mut take: impl FnMut(&str)) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        match DIGITS.get(*self) {
            Some(digit) => take(digit),
            None => take(&self.to_string()),
        }
    }
}

impl Part for u8 {
    fn each(&self, take: impl FnMut(&str)) {
        usize::from(*self).each(take);
    }
}

impl Part for bool {
    fn each(&self, mut take: impl FnMut(&str)) {
        take(if *self { "true" } else { "false" });
    }
}

impl Part for crate::model::Kind {
    fn each(&self, mut take: impl FnMut(&str)) {
        take(self.as_str());
    }
}

/// Adds the feature that some parts make: `add_feature!(features, "dist=", distance)`.
macro_rules! add_feature {
    ($features:expr, $($part:expr),+ $(,)?) => {{
        use $crate::extract::features::Part as _;
        $features.begin();
        $($part.each(|text| $features.part(text));)+
        $features.end();
    }};
}
pub(super) use add_feature;

impl Features {
    /// An empty set, which keeps the text of its features if `named`.
    pub fn new(named: bool) -> Self {
        Self { names: named.then(Vec::new), ..Self::default() }
    }

    /// Begins a feature.
    pub(super) fn begin(&mut self) {
        self.next = BEGIN;
        if let Some(names) = &mut self.names {
            names.push(String::new());
        }
    }

    /// Adds a part of the feature that was begun.
    pub(super) fn part(&mut self, text: &str) {
        self.next.add(text);
        if let Some(name) = self.names.as_mut().and_then(|names| names.last_mut()) {
            name.push_str(text);
        }
    }

    /// Ends the feature that was begun: each counts once.
    pub(super) fn end(&mut self) {
        if self.digests.contains(&self.next.0) {
            self.names.as_mut().map(Vec::pop);
        } else {
            self.digests.push(self.next.0);
        }
    }

    /// Adds one feature by its whole text.
    pub fn add(&mut self, feature: &str) {
        self.begin();
        self.part(feature);
        self.end();
    }

    /// Adds all of another set.
    pub fn merge(&mut self, other: &Features) {
        for digest in &other.digests {
            if !self.digests.contains(digest) {
                self.digests.push(*digest);
            }
        }
        if let (Some(names), Some(others)) = (&mut self.names, &other.names) {
            for name in others {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
    }

    /// Digests in order of arrival.
    pub fn digests(&self) -> &[u64] {
        &self.digests
    }
}
