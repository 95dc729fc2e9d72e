#!/usr/bin/env python3
"""Opens every export of a folder with the Python tools of its users: the same nodes, edges, names and attributes.

check.py FOLDER… : each with ties.graphml, ties.gexf, … as tests/consumers.rs writes them. Says what each tool saw; the
first difference ends it. What there should be is told by ties.cyjs, which is plain JSON.
"""
import csv, json, pathlib, re, shutil, subprocess, sys, xml.etree.ElementTree


def same(what, seen, told):
    if seen != told:
        sys.exit(f"{what}: not the same: seen {other(seen, told)!r}, told {other(told, seen)!r}"[:4000])


def other(a, b):
    """What of `a` is not in `b`."""
    if isinstance(a, dict) and isinstance(b, dict):
        return {key: other(value, b.get(key)) for key, value in a.items() if key not in b or value != b[key]}
    if isinstance(a, (list, set)) and isinstance(b, (list, set)):
        return [item for item in a if item not in b][:3]
    return a


def restored(text):
    """Control characters are `_x0000_` in XML."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


def text_of(value):
    """A list is a JSON array in formats without lists; a number may come back as a float."""
    if isinstance(value, list):
        return value
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def known(data, apart):
    """Attributes that are there, comparable between formats."""
    out = {}
    for key, value in data.items():
        if key in apart or value is None or value == "" or value != value:
            continue
        if isinstance(value, str) and apart is XML:
            value = restored(value)
        if isinstance(value, str) and key in ("areas", "aliases"):
            value = json.loads(value)
        out[key] = text_of(value)
    return out


NODE_APART = {"id", "shared_name"}
EDGE_APART = {"id", "source", "target", "shared_name", "interaction", "name"}
XML = frozenset({"id", "record", "label", "weight", "start", "end", "source", "target"})


class Told:
    def __init__(self, folder):
        elements = json.loads((folder / "ties.cyjs").read_text())["elements"]
        self.nodes = {node["data"]["id"]: node["data"] for node in elements["nodes"]}
        self.edges = {edge["data"]["id"]: edge["data"] for edge in elements["edges"]}
        self.names = sorted(node["name"] for node in self.nodes.values())
        self.organizations = {id: node for id, node in self.nodes.items() if node["type"] == "organization"}
        self.node_data = {id: known(node, NODE_APART) for id, node in self.nodes.items()}
        self.edge_data = {id: known(edge, EDGE_APART) for id, edge in self.edges.items()}
        self.ends = sorted((edge["source"], edge["target"], id) for id, edge in self.edges.items())


def networkx_reads(folder, told):
    import networkx

    graph = networkx.read_graphml(folder / "ties.graphml")
    same("networkx: direction", graph.is_directed(), True)
    same("networkx: nodes", {restored(id): known(data, XML) for id, data in graph.nodes(data=True)}, told.node_data)
    if graph.is_multigraph():
        edges = [(restored(a), restored(b), restored(key), data) for a, b, key, data in graph.edges(keys=True, data=True)]
    else:
        edges = [(restored(a), restored(b), restored(data["id"]), data) for a, b, data in graph.edges(data=True)]
    same("networkx: ends", sorted(edge[:3] for edge in edges), told.ends)
    same("networkx: edges", {key: known(data, XML) for _, _, key, data in edges}, told.edge_data)
    timed = networkx.read_gexf(folder / "ties.gexf")
    same("networkx, GEXF: nodes", {restored(id): known(data, XML) for id, data in timed.nodes(data=True)}, told.node_data)
    same("networkx, GEXF: names", sorted(restored(data["label"]) for _, data in timed.nodes(data=True)), told.names)
    edges = {restored(data["id"]): (restored(a), restored(b), data) for a, b, data in timed.edges(data=True)}
    same("networkx, GEXF: ends", sorted((a, b, id) for id, (a, b, _) in edges.items()), told.ends)
    same("networkx, GEXF: edges", {id: known(edge[2], XML) for id, edge in edges.items()}, told.edge_data)
    return f"{len(graph)} nodes, {graph.number_of_edges()} edges in GraphML and in GEXF"


def igraph_reads(folder, told):
    import igraph

    graph = igraph.Graph.Read_GraphML(str(folder / "ties.graphml"))
    # igraph 1.0.0 leaves the ampersand of an attribute as libxml2 hands it over.
    names = [restored(vertex["id"].replace("&#38;", "&")) for vertex in graph.vs]
    # igraph has no missing values: text is empty, numbers are not numbers, flags false where nothing is told.
    flags = {"focus", "directed"}
    data = lambda item: known({key: bool(value) if key in flags else value for key, value in item.attributes().items()}, XML)
    same("igraph: nodes", {name: data(vertex) for name, vertex in zip(names, graph.vs)}, told.node_data)
    # igraph 1.0.0 gives edges the ids of vertices: they are told apart by their ends and their tie.
    seen = {(names[edge.source], names[edge.target], edge["tie"]): data(edge) for edge in graph.es}
    ends = {id: (edge["source"], edge["target"], edge["tie"]) for id, edge in told.edges.items()}
    same("igraph: edges", (graph.ecount(), seen), (len(ends), {ends[id]: data for id, data in told.edge_data.items()}))
    return f"{graph.vcount()} nodes, {graph.ecount()} edges"


def pandas_reads(folder, told):
    import pandas

    def clean(frame, apart, form):
        rows = {}
        for row in frame.to_dict("records"):
            row = {key: value for key, value in row.items() if not pandas.isna(value)}
            if form == "csv":
                row = {key: plain(value) for key, value in row.items()}
            rows[row["id"]] = known(row, apart)
        return rows

    def plain(value):
        """A formula has an apostrophe in front."""
        formula = isinstance(value, str) and re.match(r"'+[=+\-@\t\r＝＋－＠]", value)
        return value[1:] if formula else value

    ends = EDGE_APART | {"source_name", "target_name"}
    for form, read in (
        ("csv", lambda path: pandas.read_csv(path, keep_default_na=False, na_values={})),
        ("parquet", pandas.read_parquet),
    ):
        if not (folder / form).exists():
            continue
        nodes, edges, claims = (read(folder / form / f"{table}.{form}") for table in ("nodes", "edges", "claims"))
        if form == "csv":
            for frame in (nodes, edges, claims):
                same("csv: formulas", [c for row in frame.values for c in row if str(c).startswith(("=", "+", "-", "@"))], [])
            for number in ("amount", "stake"):
                edges[number] = pandas.to_numeric(edges[number])
        same(f"pandas, {form}: nodes", clean(nodes, NODE_APART, form), told.node_data)
        same(f"pandas, {form}: edges", clean(edges, ends, form), told.edge_data)
        same(f"pandas, {form}: claims", set(claims["tie"].map(plain)) >= {edge["tie"] for edge in told.edges.values()}, True)
    return f"{len(nodes)} nodes, {len(edges)} edges, {len(claims)} claims as CSV" + (" and Parquet" if form == "parquet" and (folder / form).exists() else "")


def rdflib_reads(folder, told):
    import rdflib

    graph = rdflib.Graph().parse(folder / "ties.ttl", format="turtle")
    schema, prov = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://www.w3.org/ns/prov#")
    named = {}
    for subject, name in graph.subject_objects(schema.name):
        if str(subject).startswith("urn:tieup:organization:"):
            for id in graph.objects(subject, schema.identifier):
                named.setdefault(str(id), set()).add(str(name))
    for id, node in told.organizations.items():
        same(f"rdflib: name of {id!r}", node.get("name_ko") in named.get(id, ()) or node.get("name_en") in named.get(id, ()), True)
    ties = set(graph.subjects(rdflib.RDF.type, schema.Action)) | set(graph.subjects(rdflib.RDF.type, schema.JoinAction))
    same("rdflib: ties", len(ties), len({edge["tie"] for edge in told.edges.values()}))
    quotes = {str(quote) for quote in graph.objects(None, prov.value)}
    same("rdflib: quotes", {edge["quote"] for edge in told.edges.values()} <= quotes, True)
    dates = [date for date in graph.objects(None, schema.startTime)]
    same("rdflib: dates that are none", [date for date in dates if date.ill_typed], [])
    return f"{len(graph)} triples, {len(ties)} ties, {len(quotes)} quotes"


def followthemoney_validates(folder, told):
    from followthemoney import model

    proxies, counts = {}, {}
    for line in (folder / "ties.ftm.json").read_text().splitlines():
        data = json.loads(line)
        model.get(data["schema"]).validate(data)
        proxy = model.get_proxy(data, cleaned=False)
        kept = {key: sorted(values) for key, values in proxy.to_dict()["properties"].items()}
        same(f"followthemoney: what is kept of {data}", kept, {key: sorted(values) for key, values in data["properties"].items()})
        proxies[proxy.id] = proxy
        counts[proxy.schema.name] = counts.get(proxy.schema.name, 0) + 1
    links = 0
    for proxy in proxies.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                same("followthemoney: who is meant", value in proxies, True)
                same(f"followthemoney: {prop}", proxies[value].schema.is_a(prop.range), True)
        if proxy.schema.edge:
            links += 1
            same("followthemoney: ends", len(list(proxy.edgepairs())), 1)
    same("followthemoney: links", links, len(told.edges))
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def openpyxl_opens(folder, told):
    import openpyxl
    from openpyxl.utils.escape import unescape

    book = openpyxl.load_workbook(folder / "ties.xlsx")
    same("openpyxl: sheets", book.sheetnames, ["partners", "deals", "evidence", "organisations"])
    for sheet in book:
        same(f"openpyxl: {sheet.title} frozen", sheet.freeze_panes, "A2")
        cells = [cell for row in sheet.iter_rows() for cell in row]
        same("openpyxl: formulas", [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink], [])
    rows = list(book["organisations"].iter_rows(min_row=2, values_only=True))
    # An Excel file keeps no carriage return apart from a line feed.
    plain = lambda text: unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    same("openpyxl: names", sorted(plain(row[1]) for row in rows), sorted(plain(node["name"]) for node in told.organizations.values()))
    same("openpyxl: ties", book["deals"].max_row - 1, len({edge["tie"] for edge in told.edges.values()}))
    return ", ".join(f"{sheet.max_row - 1} {sheet.title}" for sheet in book)


def neo4j_import_has_its_columns(folder, told):
    csv.field_size_limit(1 << 24)
    nodes = list(csv.DictReader((folder / "neo4j" / "nodes.csv").open(newline="")))
    edges = list(csv.DictReader((folder / "neo4j" / "relationships.csv").open(newline="")))
    same("neo4j: nodes", {row["id:ID"]: row["name:string"] for row in nodes}, {id: node["name"] for id, node in told.nodes.items()})
    same("neo4j: edges", sorted((row[":START_ID"], row[":END_ID"], row["id:string"]) for row in edges), told.ends)
    return f"{len(nodes)} nodes, {len(edges)} relationships"


def notes_link(folder, told):
    import markdown_it, yaml

    files = {path.stem: path.read_text() for path in (folder / "notes").glob("*.md")}
    seen = {}
    for stem, text in files.items():
        body = text
        if stem != "tieup":
            front, body = text.removeprefix("---\n").split("\n---\n", 1)
            seen[yaml.safe_load(front)["id"]] = stem
        tokens = markdown_it.MarkdownIt().parse(body)
        inner = [child for token in tokens for child in (token.children or [])]
        foreign = {token.type for token in [*tokens, *inner]} & {"html_block", "html_inline", "link_open", "image", "fence", "code_block", "code_inline"}
        same(f"notes: what text became in {stem}", foreign, set())
        for link in re.findall(r"\[\[([^]|]+)", body):
            same("notes: links", link in files, True)
    same("notes: ids", set(seen), set(told.nodes))
    return f"{len(files)} notes"


def dot_draws(folder, told):
    if not shutil.which("dot"):
        return "not installed"
    drawn = subprocess.run(["dot", "-Tsvg", folder / "ties.dot"], capture_output=True, check=True)
    nodes = drawn.stdout.decode().count('class="node"')
    same("dot: nodes", nodes, len(told.nodes))
    return f"{nodes} nodes"


def d2_draws(folder, told):
    d2, svg = pathlib.Path(sys.executable).with_name("d2"), folder / "d2.svg"
    out = subprocess.run([d2, "--layout", "dagre", folder / "ties.d2", svg], capture_output=True)
    same("d2", (out.returncode, out.stderr.decode() if out.returncode else ""), (0, ""))
    picture = xml.etree.ElementTree.parse(svg).getroot()
    labels = {label.text for label in picture.iter("{http://www.w3.org/2000/svg}text")}
    # Names of one plain line stand there as they are.
    plain = {name for name in told.names if re.fullmatch(r"[\w.&=()<>'\"/#*-]+( [\w.&=()<>'\"/#*-]+)*", name) and len(name) <= 60}
    same("d2: names", plain - labels, set())
    same("d2: scripts", [part for part in picture.iter() if part.tag.endswith("script") or "onerror" in part.attrib], [])
    return f"{len(plain)} names"


for folder in map(pathlib.Path, sys.argv[1:]):
    told = Told(folder)
    for check in (networkx_reads, igraph_reads, pandas_reads, rdflib_reads, followthemoney_validates, openpyxl_opens,
                  neo4j_import_has_its_columns, notes_link, dot_draws, d2_draws):
        print(f"{folder.name}: {check.__name__.replace('_', ' ')}: {check(folder, told)}")
