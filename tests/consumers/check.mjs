// Opens every export of a folder with the JavaScript tools of its users: the same nodes and edges, the same names.
//
// check.mjs MODULES FOLDER… : MODULES is the folder that holds node_modules.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

const [modules, ...folders] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const load = async (name) => import(pathToFileURL(require.resolve(name)));

function same(what, seen, told) {
  if (isDeepStrictEqual(seen, told)) return;
  const show = (value) => JSON.stringify(value)?.slice(0, 1500);
  console.error(`${what}: not the same: seen ${show(seen)}, told ${show(told)}`);
  process.exit(1);
}

const { JSDOM } = await load("jsdom");
const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
globalThis.DOMParser = page.window.DOMParser;
globalThis.Document = page.window.Document;

const restored = (text) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));

const checks = {
  async "cytoscape loads its JSON"(read, told) {
    const cytoscape = require("cytoscape");
    const graph = cytoscape({ headless: true, elements: told.elements });
    same("cytoscape: nodes", graph.nodes().map((node) => node.data("name")), told.nodes.map((node) => node.name));
    same("cytoscape: edges", graph.edges().map((edge) => [edge.id(), edge.source().id(), edge.target().id()]), told.ends);
    return `${graph.nodes().length} nodes, ${graph.edges().length} edges`;
  },
  async "mermaid parses"(read, told) {
    const { default: mermaid } = await load("mermaid");
    mermaid.initialize({ startOnLoad: false, maxEdges: 1e6, maxTextSize: 1e8, securityLevel: "strict" });
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(read("ties.mmd"));
    const nodes = [...diagram.db.getVertices().keys()];
    same("mermaid: nodes", nodes.length, told.nodes.length);
    same("mermaid: edges that are none", diagram.db.getEdges().filter((e) => !/^n\d+$/.test(e.start) || !/^n\d+$/.test(e.end)), []);
    same("mermaid: what runs", nodes.map((id) => diagram.db.getVertices().get(id)).filter((node) => node.link || node.haveCallback), []);
    return `${nodes.length} nodes, ${diagram.db.getEdges().length} edges`;
  },
  async "graphology reads GEXF"(read, told) {
    const Graph = require("graphology");
    const gexf = require("graphology-gexf");
    const graph = gexf.parse(Graph, read("ties.gexf"), { addMissingNodes: false, allowUndeclaredAttributes: true });
    const names = graph.mapNodes((id, data) => restored(data.label));
    same("graphology: nodes", names, told.nodes.map((node) => node.name));
    same("graphology: edges", graph.mapEdges((id, data, from, to) => [id, from, to].map(restored)), told.ends);
    return `${graph.order} nodes, ${graph.size} edges`;
  },
  async "Neo4j's own parser takes the Cypher"(read, told) {
    const { lintCypherQuery, parseStatementsStrs } = require("@neo4j-cypher/language-support");
    const script = read("ties.cypher").trimEnd();
    const statements = 2 + told.nodes.length + told.ends.length;
    same("cypher: lines", script.split("\n").length, statements);
    same("cypher: statements", parseStatementsStrs(script).length, statements);
    // It takes its time: the first ones, which are nodes, and some of the others.
    const some = script.split("\n").filter((_, at) => at < 40 || at % 12 === 0);
    const { diagnostics } = lintCypherQuery(some.join("\n"), {});
    same("cypher: what its linter says", diagnostics.map((diagnostic) => diagnostic.message), []);
    return `${statements} statements, ${some.length} of them looked at closely`;
  },
  async "the JSON Graph Format is what it says"(read, told) {
    const { graph } = JSON.parse(read("ties.jgf"));
    same("jgf: nodes", Object.fromEntries(told.nodes.map((n) => [n.id, n.name])), Object.fromEntries(Object.entries(graph.nodes).map(([id, n]) => [id, n.label])));
    same("jgf: edges", graph.edges.map((edge) => [edge.id, edge.source, edge.target]), told.ends);
    return `${Object.keys(graph.nodes).length} nodes, ${graph.edges.length} edges`;
  },
};

for (const folder of folders) {
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const { elements } = JSON.parse(read("ties.cyjs"));
  const told = {
    elements,
    nodes: elements.nodes.map((node) => node.data),
    ends: elements.edges.map(({ data }) => [data.id, data.source, data.target]),
  };
  for (const [name, check] of Object.entries(checks)) {
    console.log(`${basename(folder)}: ${name}: ${await check(read, told)}`);
  }
}
process.exit(0);
