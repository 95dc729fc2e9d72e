-- Answers kept ready for organisations that many claims tell of; `form` says how `body` was made.
CREATE TABLE ready (
  org INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  body BLOB NOT NULL
);

-- What claims that came or went since the answers were made are found under, as in `entry`. While there is any, no
-- answer is ready.
CREATE TABLE touched (
  sort INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (sort, key)
) WITHOUT ROWID;
INSERT INTO touched SELECT DISTINCT sort, key FROM entry WHERE sort = 0;
