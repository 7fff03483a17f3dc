-- Heading, chain and origin of the reports that arrived, and which version of each page is the latest.
CREATE OR REPLACE TEMP TABLE credits AS
SELECT s, list(DISTINCT trim(word)) AS names, arg_min(slug(word), start) FILTER (role = 'agency') AS agency,
    arg_min(slug(word), start) FILTER (role = 'outlet') AS outlet
FROM (SELECT p.s, name.role, name.id, name.start, substring(r.text, name.start + 1, name.stop - name.start) AS word
    FROM (SELECT s, unnest(names) AS name FROM raw_parts WHERE s IN (FROM fresh) AND kind IN ('credit', 'dateline', 'byline')) p
    JOIN reports r USING (s) WHERE name.role IN ('agency', 'outlet'))
GROUP BY s;
CREATE OR REPLACE TEMP TABLE headlines AS
SELECT p.s, arg_min(substring(r.text, p.start + 1, p.stop - p.start), p.start) AS words
FROM raw_parts p JOIN reports r USING (s) WHERE p.s IN (FROM fresh) AND p.kind = 'headline' GROUP BY p.s;
-- A report without a headline is called by its first words behind the dateline, cut between words.
CREATE OR REPLACE TEMP TABLE leads AS
SELECT r.s, split_part(ltrim(substring(r.text, coalesce(d.stop, 0) + 1), ' -–—:=|' || chr(10)), chr(10), 1) AS words
FROM reports r LEFT JOIN (SELECT s, min(stop) AS stop FROM raw_parts WHERE s IN (FROM fresh) AND kind = 'dateline' AND start < 200 GROUP BY s) d
    USING (s) WHERE r.s IN (FROM fresh);
UPDATE reports SET
    heading = coalesce(nullif(trim(reports.title), ''), nullif(trim(h.words), ''), CASE WHEN length(l.words) > 120
        THEN regexp_replace(substring(l.words, 1, 120), '\s+\S*$', '') || ' …' ELSE l.words END),
    origin = coalesce(c.agency, nullif(slug(reports.outlet), 'x'), c.outlet,
        nullif(regexp_extract(reports.url, '^[a-z]+://(?:www\.)?([^/]+)', 1), ''), reports.id),
    chain = list_distinct(list_filter([reports.outlet] || coalesce(c.names, []), lambda x: x IS NOT NULL))
FROM fresh f LEFT JOIN credits c ON c.s = f.s LEFT JOIN headlines h ON h.s = f.s LEFT JOIN leads l ON l.s = f.s
WHERE f.s = reports.s;
CREATE OR REPLACE TEMP TABLE ranked AS
SELECT s, latest AS before, row_number() OVER (
    PARTITION BY coalesce(url, id) ORDER BY seen DESC NULLS LAST, number DESC, id) = 1 AS latest
FROM reports WHERE coalesce(url, id) IN (SELECT coalesce(url, id) FROM reports WHERE s IN (FROM fresh));
UPDATE reports SET latest = k.latest FROM ranked k WHERE k.s = reports.s AND reports.latest <> k.latest;
INSERT INTO fresh SELECT s FROM ranked WHERE before <> latest AND s NOT IN (FROM fresh);
