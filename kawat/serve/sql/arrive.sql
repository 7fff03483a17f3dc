-- Reports on their way in get a number, in the order of their days, behind those that are there.
CREATE OR REPLACE TEMP TABLE arrived AS
SELECT (SELECT coalesce(max(s), 0) FROM reports) + row_number() OVER (ORDER BY coalesce(published, seen) NULLS FIRST, id) AS s, *
FROM incoming;
INSERT INTO reports
SELECT s::INTEGER, id, url, outlet, lang, published, seen, title, text, sha256, extractor, place, protocol, kawat, pack, registry, finished, number,
    NULL, NULL, [], true
FROM arrived ORDER BY s;
CREATE OR REPLACE TEMP TABLE fresh AS SELECT s::INTEGER AS s FROM arrived;
