-- Articles as they were read. `hash` is that of all that is kept of an article, `text` is deflated.
CREATE TABLE article (
  row INTEGER PRIMARY KEY,
  doc TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  title TEXT,
  published TEXT,
  url TEXT,
  source TEXT,
  lang TEXT NOT NULL,
  zones TEXT NOT NULL,
  text BLOB NOT NULL,
  sketch BLOB
);

-- Pairs of articles that are nearly the same text, the smaller row first.
CREATE TABLE copy (
  one INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX copy_other ON copy (other);

-- Pieces of sketches: articles that share one may be copies.
CREATE TABLE band (
  piece INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  PRIMARY KEY (piece, article)
) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);

-- A person's word, in the order given.
CREATE TABLE correction (
  row INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  action TEXT NOT NULL,
  about TEXT NOT NULL,
  reason TEXT,
  undone TEXT
);

-- Claims as JSON: `body` as the article makes it, `shown` as corrections make it, where they change it.
CREATE TABLE claim (
  row INTEGER PRIMARY KEY,
  article INTEGER REFERENCES article (row) ON DELETE CASCADE,
  correction INTEGER REFERENCES correction (row),
  doc TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  shown TEXT,
  hidden INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX claim_doc ON claim (doc);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_article ON claim (article);

-- Where claims are found: digests of organisations (sort 0) and of what ties may share (sort 1).
CREATE TABLE entry (
  sort INTEGER NOT NULL,
  key INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim (row) ON DELETE CASCADE,
  PRIMARY KEY (sort, key, claim)
) WITHOUT ROWID;
CREATE INDEX entry_claim ON entry (claim);

-- How claims name organisations, and how often; `key` is the name without what spelling adds.
CREATE TABLE naming (
  org TEXT NOT NULL,
  sort INTEGER NOT NULL,
  form TEXT NOT NULL,
  key TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (org, sort, form)
) WITHOUT ROWID;
CREATE INDEX naming_key ON naming (key);
