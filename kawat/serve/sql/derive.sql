-- Facts of the reports in `fresh`: older facts of them go, and those of the latest version of each page are made anew.
-- Sums are kept by writing what goes with a minus and what comes with a plus: they are summed when they are asked.
INSERT INTO unit_sums
SELECT unit, date_trunc('month', day)::DATE, quad, -count(*)
FROM (SELECT DISTINCT unit, s, n, day, quad FROM takers WHERE kind = 'event' AND happened AND side <> 'about' AND s IN (FROM fresh)
    AND unit IS NOT NULL AND day IS NOT NULL)
GROUP BY ALL;
INSERT INTO pair_sums
SELECT x, y, date_trunc('month', day)::DATE, quad, -count(*), -sum(scale)
FROM (SELECT DISTINCT x, y, s, n, day, quad, scale FROM dyads WHERE kind = 'event' AND happened AND day IS NOT NULL AND s IN (FROM fresh))
GROUP BY ALL;
INSERT INTO unit_sums
SELECT '*', date_trunc('month', day)::DATE, quad, -count(*) FROM items
WHERE kind = 'event' AND happened AND day IS NOT NULL AND s IN (FROM fresh) GROUP BY ALL;
DELETE FROM takers WHERE s IN (FROM fresh);
DELETE FROM items WHERE s IN (FROM fresh);
DELETE FROM parties WHERE s IN (FROM fresh);
DELETE FROM dyads WHERE s IN (FROM fresh);
CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT id FROM faces WHERE s IN (FROM fresh);
DELETE FROM faces WHERE s IN (FROM fresh);
CREATE OR REPLACE TEMP TABLE now AS SELECT s, id, text, published FROM reports WHERE latest AND s IN (FROM fresh);

INSERT INTO items
SELECT 'event', r.s, n, coalesce(e."when"."from", e."when"."to", published), coalesce(e."when"."to", e."when"."from", published),
    coalesce(e."when"."from", e."when"."to") IS NOT NULL, event, mode, array_to_string(auxiliary, ' '), NULL, quad, scale, e.start, e.stop, e."by", e.score,
    NOT list_has_any(auxiliary, ['future', 'hypothetical', 'negation']), claimed_in IS NOT NULL
FROM events e JOIN now r USING (s);
INSERT INTO items
SELECT 'statement', r.s, n, published, published, false, polarity, a.kind, voice, NULL, NULL, NULL, a.start, a.stop, a."by", a.score, true, true
FROM attributions a JOIN now r USING (s);
INSERT INTO items
SELECT 'meeting', r.s, n, coalesce(e."when"."from", e."when"."to", published), coalesce(e."when"."to", e."when"."from", published),
    coalesce(e."when"."from", e."when"."to") IS NOT NULL, level, e.format, e.status, NULL, NULL, NULL, e.start, e.stop, e."by", e.score,
    e.status <> 'cancelled', claimed_in IS NOT NULL
FROM meetings e JOIN now r USING (s);
INSERT INTO items
SELECT 'pledge', r.s, n, published, coalesce(e.deadline."to", e.deadline."from", published), false, e.amount.unit, NULL, e.status, NULL,
    NULL, NULL, e.start, e.stop, e."by", e.score, true, claimed_in IS NOT NULL
FROM pledges e JOIN now r USING (s);
INSERT INTO items
SELECT 'agreement', r.s, n, coalesce(e."when"."from", e."when"."to", published), coalesce(e."when"."to", e."when"."from", published),
    coalesce(e."when"."from", e."when"."to") IS NOT NULL, e.kind, NULL, e.stage, slug(substring(r.text, e.start + 1, e.stop - e.start)),
    NULL, NULL, e.start, e.stop, e."by", e.score, true, claimed_in IS NOT NULL
FROM agreements e JOIN now r USING (s);
INSERT INTO items
SELECT 'mechanism', r.s, n, published, published, false, NULL, NULL, NULL, slug(substring(r.text, e.start + 1, e.stop - e.start)),
    NULL, NULL, e.start, e.stop, e."by", e.score, true, false
FROM mechanisms e JOIN now r USING (s);
INSERT INTO items
SELECT 'vote', r.s, v.n, coalesce(e."when"."from", e."when"."to", published), coalesce(e."when"."to", e."when"."from", published),
    coalesce(e."when"."from", e."when"."to") IS NOT NULL, NULL, NULL, NULL,
    CASE WHEN v."on" IS NOT NULL THEN slug(substring(r.text, v."on"[1] + 1, v."on"[2] - v."on"[1])) END,
    NULL, NULL, v.start, v.stop, v."by", v.score, true, v.claimed_in IS NOT NULL
FROM votes v JOIN now r USING (s) LEFT JOIN events e ON e.s = v.s AND e.n = v.event;
INSERT INTO items
SELECT 'membership', r.s, n, coalesce(e.term."from", published), coalesce(e.term."to", published), e.term."from" IS NOT NULL, e.role, NULL, NULL,
    NULL, NULL, NULL, e.start, e.stop, e."by", e.score, true, false
FROM memberships e JOIN now r USING (s);
INSERT INTO items
SELECT 'tenure', r.s, n, coalesce(since, published), coalesce("until", published), since IS NOT NULL, e.office, since_kind, until_kind,
    NULL, NULL, NULL, e.start, e.stop, e."by", e.score, true, false
FROM tenures e JOIN now r USING (s);

CREATE OR REPLACE TEMP TABLE sides AS
    SELECT 'event' AS kind, s, n, CASE WHEN len(recipients) = 0 THEN 'both' ELSE 'actor' END AS side, unnest(actors) AS m
    FROM events SEMI JOIN now USING (s)
    UNION ALL SELECT 'event', s, n, 'other', unnest(recipients) FROM events SEMI JOIN now USING (s)
    UNION ALL SELECT 'statement', s, n, 'actor', source FROM attributions SEMI JOIN now USING (s) WHERE source IS NOT NULL
    UNION ALL SELECT 'statement', s, n, 'other', addressee FROM attributions SEMI JOIN now USING (s) WHERE addressee IS NOT NULL
    UNION ALL SELECT 'statement', a.s, a.n, 'about', m.n FROM (
        SELECT s, n, unnest(content) AS part FROM attributions SEMI JOIN now USING (s)) a
        JOIN mentions m ON m.s = a.s AND m.start >= a.part[1] AND m.stop <= a.part[2]
    UNION ALL SELECT 'meeting', s, n, 'both', unnest(participants) FROM meetings SEMI JOIN now USING (s)
    UNION ALL SELECT 'pledge', s, n, 'actor', unnest(debtors) FROM pledges SEMI JOIN now USING (s)
    UNION ALL SELECT 'pledge', s, n, 'other', unnest(creditors) FROM pledges SEMI JOIN now USING (s)
    UNION ALL SELECT 'agreement', s, n, 'both', unnest(parties) FROM agreements SEMI JOIN now USING (s)
    UNION ALL SELECT 'mechanism', s, n, 'both', unnest(members) FROM mechanisms SEMI JOIN now USING (s)
    UNION ALL SELECT 'membership', s, n, 'actor', member FROM memberships SEMI JOIN now USING (s)
    UNION ALL SELECT 'membership', s, n, 'other', body FROM memberships SEMI JOIN now USING (s)
    UNION ALL SELECT 'tenure', s, n, 'actor', person FROM tenures SEMI JOIN now USING (s)
    UNION ALL SELECT 'vote', s, n, 'actor', voter FROM votes SEMI JOIN now USING (s) WHERE voter IS NOT NULL
    UNION ALL SELECT 'vote', s, n, 'other', unnest(who) FROM votes SEMI JOIN now USING (s);
INSERT INTO parties
WITH direct AS (SELECT d.kind, s, d.n, side, m.n AS m, members, actor FROM sides d JOIN mentions m USING (s) WHERE m.n = d.m),
whole AS (
    SELECT kind, s, n, side, m, actor FROM direct WHERE len(members) = 0 AND (side <> 'about' OR actor IS NOT NULL)
    UNION ALL SELECT p.kind, p.s, p.n, side, m.n, m.actor
    FROM (SELECT kind, s, n, side, unnest(members) AS member FROM direct) p JOIN mentions m ON m.s = p.s AND m.n = p.member)
SELECT kind, s, n, side, min(m), unit_of(actor.country, actor.id), actor.id, actor.office FROM whole
GROUP BY kind, s, n, side, actor.country, actor.id, actor.office, CASE WHEN actor IS NULL THEN m END ORDER BY s, kind, n;
-- A pair stands in the order of its two ids (x, y); `a` is who acts. Those whose votes are named are pairs of each other, too.
CREATE OR REPLACE TEMP TABLE paired AS
SELECT DISTINCT p.kind, p.s, p.n, p.unit AS a, q.unit AS b FROM parties p JOIN parties q USING (kind, s, n)
WHERE p.s IN (SELECT s FROM now) AND q.s IN (SELECT s FROM now) AND p.unit <> q.unit
    AND ((p.side IN ('actor', 'both') AND q.side IN ('other', 'both', 'about')) OR (p.kind = 'vote' AND p.side = 'other' AND q.side = 'other'));
INSERT INTO dyads
SELECT kind, least(a, b), greatest(a, b), a, b, s, n, i.day, i.quad, i.scale, i.happened, i.type, i.state, i.name, r.origin
FROM paired JOIN items i USING (kind, s, n) JOIN reports r USING (s)
ORDER BY least(a, b), greatest(a, b), kind, i.day, s, n;
INSERT INTO takers
SELECT p.unit, p.id, p.office, p.side, kind, s, n, i.day, i.quad, i.happened FROM parties p JOIN items i USING (kind, s, n)
WHERE s IN (SELECT s FROM now) ORDER BY p.unit, p.id, kind, i.day, s, n;
INSERT INTO unit_sums
SELECT unit, date_trunc('month', day)::DATE, quad, count(*)
FROM (SELECT DISTINCT unit, s, n, day, quad FROM takers WHERE kind = 'event' AND happened AND side <> 'about' AND s IN (FROM fresh)
    AND unit IS NOT NULL AND day IS NOT NULL)
GROUP BY ALL ORDER BY ALL;
INSERT INTO unit_sums
SELECT '*', date_trunc('month', day)::DATE, quad, count(*) FROM items
WHERE kind = 'event' AND happened AND day IS NOT NULL AND s IN (FROM fresh) GROUP BY ALL;
INSERT INTO pair_sums
SELECT x, y, date_trunc('month', day)::DATE, quad, count(*), sum(scale)
FROM (SELECT DISTINCT x, y, s, n, day, quad, scale FROM dyads WHERE kind = 'event' AND happened AND day IS NOT NULL AND s IN (FROM fresh))
GROUP BY ALL ORDER BY ALL;
INSERT INTO faces
SELECT s, actor.id, any_value(actor.name), any_value(actor.country), actor.office, min(actor.status), words, min(n)
FROM (SELECT s, actor, n, substring(r.text, m.start + 1, m.stop - m.start) AS words FROM mentions m JOIN now r USING (s)
    WHERE actor IS NOT NULL AND m.kind <> 'pronoun')
GROUP BY s, actor.id, actor.office, words ORDER BY actor.id, s, words;
INSERT INTO touched SELECT DISTINCT id FROM faces WHERE s IN (FROM fresh);
DELETE FROM names WHERE id IN (FROM touched);
INSERT INTO names
SELECT f.id, mode(f.name), mode(f.country), bool_or(f.office IS NOT NULL) OR f.id IN (SELECT id FROM parties WHERE kind = 'tenure'),
    count(DISTINCT s)
FROM faces f WHERE f.id IN (FROM touched) GROUP BY f.id;
