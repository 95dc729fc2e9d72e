-- Full text of titles and evidence. The tokens are made by the ledger: pairs of Hangul syllables, words of other scripts.
CREATE VIRTUAL TABLE title_text USING fts5 (words, content = '', contentless_delete = 1, detail = full);
CREATE VIRTUAL TABLE evidence_text USING fts5 (words, content = '', contentless_delete = 1, detail = full);
