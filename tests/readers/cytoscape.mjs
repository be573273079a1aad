// What Cytoscape.js reads of a file: node cytoscape.mjs FILE.

import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const [file] = process.argv.slice(2);
const { elements } = JSON.parse(readFileSync(file, "utf8"));
const graph = cytoscape({ headless: true, elements, layout: { name: "preset" } });
process.stdout.write(
  JSON.stringify({
    nodes: Object.fromEntries(graph.nodes().map((node) => [node.id(), { ...node.data(), ...node.position() }])),
    edges: graph.edges().map((edge) => edge.data()),
  }),
);
