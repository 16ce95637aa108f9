-- Load what `dixit --export=csv -o quotes.csv ARCHIVE` wrote: sqlite3 quotes.db <sqlite.sql
CREATE TABLE quote(
    doc TEXT, title TEXT, date TEXT, speaker TEXT, role TEXT, kind TEXT, cue TEXT, quote TEXT,
    before TEXT, after TEXT, begin INTEGER, "end" INTEGER, confidence REAL);
.import --csv --skip 1 quotes.csv quote

-- what is unknown is empty in CSV
UPDATE quote SET date = nullif(date, ''), speaker = nullif(speaker, ''), role = nullif(role, '');
CREATE INDEX quote_by_speaker ON quote(speaker, date);

-- Who was quoted on what, by month.
CREATE VIEW quoted_by_month AS
    SELECT substr(date, 1, 7) AS month, speaker, title AS what, count(*) AS quotes,
           sum(length(quote) - length(replace(quote, ' ', '')) + 1) AS words
    FROM quote
    WHERE speaker IS NOT NULL
    GROUP BY month, speaker, what
    ORDER BY month, quotes DESC, speaker, what;
