-- The desk's tables of facts: what pages ask for, a row each for every reading and every actor in it.
CREATE TABLE reports (
    s INTEGER, id VARCHAR, url VARCHAR, outlet VARCHAR, lang VARCHAR, published DATE, seen DATE, title VARCHAR, text VARCHAR,
    sha256 VARCHAR, extractor VARCHAR, place VARCHAR, protocol INTEGER, kawat VARCHAR, pack VARCHAR, registry VARCHAR,
    arrived TIMESTAMPTZ, number INTEGER, heading VARCHAR, origin VARCHAR, chain VARCHAR[], latest BOOLEAN);
CREATE TABLE items (
    kind VARCHAR, s INTEGER, n INTEGER, day DATE, until DATE, own_day BOOLEAN, type VARCHAR, mode VARCHAR, state VARCHAR, name VARCHAR,
    quad INTEGER, scale DOUBLE, start INTEGER, stop INTEGER, "by" VARCHAR, score DOUBLE, happened BOOLEAN, claimed BOOLEAN);
CREATE TABLE parties (
    kind VARCHAR, s INTEGER, n INTEGER, side VARCHAR, m INTEGER, unit VARCHAR, id VARCHAR, office VARCHAR);
CREATE TABLE dyads (
    kind VARCHAR, x VARCHAR, y VARCHAR, a VARCHAR, b VARCHAR, s INTEGER, n INTEGER, day DATE, quad INTEGER, scale DOUBLE,
    happened BOOLEAN, type VARCHAR, state VARCHAR, name VARCHAR, origin VARCHAR);
-- The parties again, in the order of their ids, so that one actor's lines stand together.
CREATE TABLE takers (
    unit VARCHAR, id VARCHAR, office VARCHAR, side VARCHAR, kind VARCHAR, s INTEGER, n INTEGER, day DATE, quad INTEGER, happened BOOLEAN);
CREATE TABLE unit_sums (unit VARCHAR, month DATE, quad INTEGER, events BIGINT);
CREATE TABLE pair_sums (x VARCHAR, y VARCHAR, month DATE, quad INTEGER, events BIGINT, scale DOUBLE);
CREATE TABLE faces (s INTEGER, id VARCHAR, name VARCHAR, country VARCHAR, office VARCHAR, status VARCHAR, words VARCHAR, m INTEGER);
CREATE TABLE names (id VARCHAR, name VARCHAR, country VARCHAR, attested BOOLEAN, reports INTEGER);
CREATE TABLE runs (run VARCHAR, finished TIMESTAMPTZ);
CREATE TABLE judged (s INTEGER);
CREATE TABLE verdicts (report VARCHAR, kind VARCHAR, start INTEGER, stop INTEGER, verdict VARCHAR, who VARCHAR);
CREATE TABLE same (id VARCHAR, kept VARCHAR);
CREATE TABLE meta (key VARCHAR, value VARCHAR);
