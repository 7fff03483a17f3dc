"""Events as a GEXF graph for Gephi and networkx: actors are nodes, an event is an edge for each pair of its sides."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

from kawat.actor import Resolved, kind_of
from kawat.export.cells import clean
from kawat.export.flat import span_text, who_claims
from kawat.export.line import NOTE, Line, Party, attested, sentence_at, words_at
from kawat.export.states import state_of

Node = tuple[str, str, str, str]
_NODE = (("kind", "string"), ("country", "string"))
_EDGE = (
    ("event", "string"),
    ("mode", "string"),
    ("auxiliary", "string"),
    ("quad", "integer"),
    ("scale", "double"),
    ("mutual", "boolean"),
    ("words", "string"),
    ("span", "string"),
    ("sentence", "string"),
    ("claimed_by", "string"),
    ("by", "string"),
    ("score", "double"),
    ("lang", "string"),
    ("published", "string"),
    ("outlet", "string"),
    ("chain", "string"),
    ("url", "string"),
    ("report", "string"),
    ("note", "string"),
)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta><creator>Kawat</creator><description>{note}</description></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
"""


def write_gexf(lines: Iterable[Line], out: Path) -> int:
    """Write a graph of events; return how many edges it has.

    The edges wait in a file beside the output until all nodes are known: only the nodes are held in memory.
    """
    nodes: dict[str, Node] = {}
    count = 0
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
        waiting = Path(folder) / "edges.xml"
        with waiting.open("w", encoding="utf-8") as file:
            for edge in _edges(lines, nodes):
                file.write(edge)
                count += 1
        with out.open("w", encoding="utf-8") as file, waiting.open(encoding="utf-8") as edges:
            file.write(_HEAD.format(note=NOTE))
            file.write(_columns("node", _NODE) + _columns("edge", _EDGE) + "<nodes>\n")
            file.writelines(map(_node, nodes.values()))
            file.write("</nodes>\n<edges>\n")
            file.writelines(edges)
            file.write("</edges>\n</graph>\n</gexf>\n")
    return count


def _edges(lines: Iterable[Line], nodes: dict[str, Node]) -> Iterator[str]:
    for line in lines:
        first, second = _shown(line, line.actors), _shown(line, line.recipients)
        mutual = not line.event.recipients
        pairs = [(a, b) for n, a in enumerate(first) for b in (first[n + 1 :] if mutual else second) if a[0] != b[0]]
        for n, (a, b) in enumerate(dict.fromkeys(pairs)):
            nodes.setdefault(a[0], a)
            nodes.setdefault(b[0], b)
            yield _edge(line, f"{line.id}:{n}", (a[0], b[0]), mutual)


def _shown(line: Line, people: Iterable[Party]) -> list[Node]:
    """Return the nodes of a side; a person without an attested office is only their country."""
    found = (_node_of(p.actor, attested(line.record, p.actor)) for p in people if p.actor)
    return list(dict.fromkeys(node for node in found if node))


def _node_of(actor: Resolved, shown: bool) -> Node | None:
    if shown:
        return actor.id, actor.name, kind_of(actor.id), actor.country or ""
    state = state_of(actor.country)
    return (state.iso3, state.name, "country", state.iso3) if state else None


def _node(node: Node) -> str:
    key, name, kind, country = node
    return f"<node id={_quoted(key)} label={_quoted(name)}>{_values((kind, country))}</node>\n"


def _edge(line: Line, key: str, ends: tuple[str, str], mutual: bool) -> str:
    event, report = line.event, line.record.report
    sentence = words_at(line.record, sentence_at(line.record, event.span))
    read = (event.event, event.mode, "; ".join(event.auxiliary), event.quad, event.scale, mutual, line.words)
    told = (span_text(event.span), sentence, who_claims(line), event.by, event.score)
    origin = (report.lang, report.published, report.outlet, line.chain, report.url, report.id, NOTE)
    days = f" start={_quoted(line.since)} end={_quoted(line.until)}" if line.since and line.until else ""
    head = f"<edge id={_quoted(key)} source={_quoted(ends[0])} target={_quoted(ends[1])} label={_quoted(event.event)}{days}>"
    return f"{head}{_values((*read, *told, *origin))}</edge>\n"


def _columns(side: str, columns: Iterable[tuple[str, str]]) -> str:
    held = "".join(
        f"<attribute id={_quoted(n)} title={_quoted(name)} type={_quoted(kind)}/>" for n, (name, kind) in enumerate(columns)
    )
    return f'<attributes class="{side}" mode="static">{held}</attributes>\n'


def _values(values: Iterable[object]) -> str:
    held = "".join(f"<attvalue for={_quoted(n)} value={_quoted(v)}/>" for n, v in enumerate(values) if v not in (None, ""))
    return f"<attvalues>{held}</attvalues>"


def _quoted(value: object) -> str:
    """Return a value as an attribute of XML: on one line, without characters that XML has no place for."""
    return quoteattr(json.dumps(value) if isinstance(value, bool) else clean(str(value)))
