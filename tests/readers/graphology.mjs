// What graphology, and with it Gephi Lite and sigma.js, reads of a file: node graphology.mjs FILE.

import { readFileSync } from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const [file] = process.argv.slice(2);
const { parse } = file.endsWith(".gexf") ? gexf : graphml;
const graph = parse(graphology.MultiUndirectedGraph, readFileSync(file, "utf8"), { addMissingNodes: false });
process.stdout.write(
  JSON.stringify({
    nodes: Object.fromEntries(graph.mapNodes((id, data) => [id, data])),
    edges: graph.mapEdges((id, data, source, target) => ({ id, source, target, ...data })),
  }),
);
