-- Load what `dixit --export=csv -o quotes.csv ARCHIVE` wrote: psql -f postgres.sql
CREATE TABLE quote(
    doc text, title text, date date, speaker text, role text, kind text, cue text, quote text,
    before text, after text, begin integer, "end" integer, confidence real);
\copy quote FROM 'quotes.csv' WITH (FORMAT csv, HEADER)
CREATE INDEX quote_by_speaker ON quote(speaker, date);

-- Who was quoted on what, by month.
CREATE VIEW quoted_by_month AS
    SELECT to_char(date, 'YYYY-MM') AS month, speaker, title AS what, count(*) AS quotes,
           sum(length(quote) - length(replace(quote, ' ', '')) + 1) AS words
    FROM quote
    WHERE speaker IS NOT NULL
    GROUP BY 1, 2, 3
    ORDER BY 1 NULLS FIRST, 4 DESC, 2, 3;
