-- Answers kept ready for organisations that many claims tell of; `form` says how `body` was made.
CREATE TABLE ready (
  org INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  body BLOB NOT NULL
);

-- What claims that came or went since the answers were made are found under, as in `entry`.
CREATE TABLE touched (
  sort INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (sort, key)
) WITHOUT ROWID;
INSERT INTO touched SELECT DISTINCT sort, key FROM entry WHERE sort = 0;

-- Bands are found again by the sketch of their article, so that no index of articles is needed.
DELETE FROM copy;
DROP TABLE band;
CREATE TABLE band (
  piece INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (piece, article)
) WITHOUT ROWID;
