"""Who met whom as a graph: GraphML for networkx, igraph and yEd, GEXF for Gephi."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx

from mahdar.exports.dataset import Dataset, entries
from mahdar.exports.files import new_file
from mahdar.record import Contact, Party, Record


def write_graphml(dataset: Dataset, target: Path) -> None:
    """Write the network of contacts as GraphML."""
    with new_file(target) as path:
        nx.write_graphml(network(dataset), path, encoding="utf-8")


def write_gexf(dataset: Dataset, target: Path) -> None:
    """Write the network of contacts as GEXF 1.2."""
    with new_file(target) as path:
        nx.write_gexf(network(dataset), path, encoding="utf-8")


def network(dataset: Dataset) -> nx.Graph:
    """A node for everybody who took part in a contact that was held, an edge for each pair that met, with how often."""
    graph = nx.Graph(name="mahdar", made_by=dataset.made_by, filters=str(dataset.filters))
    for record in dataset:
        for contact in record.contacts:
            if contact.status == "held":
                _add(graph, record, contact, dataset)
    return graph


def _add(graph: nx.Graph, record: Record, contact: Contact, dataset: Dataset) -> None:
    known = entries(record)
    day = contact.date or ""
    ids = {party.who: dataset.who(record.report.id, party.who) for party in contact.parties if party.who in known}
    for entry, node in ids.items():
        one = known[entry]
        if node not in graph:
            kind = "person" if hasattr(one, "offices") else "organization" if hasattr(one, "sector") else "place"
            graph.add_node(node, label=one.name, kind=kind, latin=getattr(one, "latin", None) or "", contacts=0)
            graph.nodes[node]["country"] = getattr(one, "country", None) or ""
        graph.nodes[node]["contacts"] += 1
    for left, right in met(contact):
        if left.who in ids and right.who in ids and ids[left.who] != ids[right.who]:
            _count(graph, ids[left.who], ids[right.who], contact.form, day)


def met(contact: Contact) -> Iterator[tuple[Party, Party]]:
    """The pairs that met: those of different sides; everybody with everybody where the text tells no sides."""
    sides = {party.side for party in contact.parties} - {None}
    for left, right in combinations(contact.parties, 2):
        if len(sides) < 2 or left.side is None or right.side is None or left.side != right.side:
            yield left, right


def _count(graph: nx.Graph, left: str, right: str, form: str, day: str) -> None:
    edge = graph.get_edge_data(left, right)
    if edge is None:
        graph.add_edge(left, right, weight=1, forms=form, first=day, last=day)
        return
    edge["weight"] += 1
    edge["forms"] = "; ".join(sorted({*edge["forms"].split("; "), form}))
    if day:
        edge["first"] = min(edge["first"] or day, day)
        edge["last"] = max(edge["last"], day)
