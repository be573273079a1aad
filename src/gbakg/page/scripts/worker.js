// What runs in a worker of its own behind the text of the npm package oxigraph: it keeps the graph and answers queries.
// `initSync`, `Store` and `defaultGraph` are the package's.

/* global initSync, Store, defaultGraph */

((worker) => {
  let store = null;

  /** Triples that a named graph lists apart belong to the default graph too. */
  const ALL = "INSERT { ?subject ?property ?value } WHERE { GRAPH ?graph { ?subject ?property ?value } }";

  const open = ({ wasm, graph }) => {
    initSync({ module: wasm });
    store = new Store();
    store.load(graph, { format: "application/trig" });
    store.update(ALL);
    return { ready: true };
  };

  /** Answers are RDF 1.1, as the program's are: a triple is no term. */
  const rows = (sparql, most) => {
    const { head, boolean, results } = JSON.parse(
      store.query(sparql, { results_format: "application/sparql-results+json" }),
    );
    if (boolean !== undefined) {
      return { yes: boolean };
    }
    const all = results.bindings;
    if (all.some((row) => Object.values(row).some((cell) => cell.type === "triple"))) {
      return { failure: "tripleTerms" };
    }
    return { columns: head.vars, rows: all.slice(0, most), total: all.length };
  };

  /** Triples without repetition, as Turtle. */
  const triples = (sparql) => {
    const all = store.query(sparql);
    if (all.some((quad) => quad.object.termType === "Quad")) {
      return { failure: "tripleTerms" };
    }
    const found = new Store(all);
    const turtle = found.dump({ format: "text/turtle", from_graph_name: defaultGraph() });
    return { turtle, total: found.size };
  };

  const answer = ({ sparql, form, most }) => {
    const start = performance.now();
    const found = form === "CONSTRUCT" || form === "DESCRIBE" ? triples(sparql) : rows(sparql, most);
    return { ...found, time: performance.now() - start };
  };

  worker.onmessage = ({ data }) => {
    try {
      worker.postMessage(data.wasm ? open(data) : answer(data));
    } catch (error) {
      worker.postMessage({ error: error.message || String(error), broken: error instanceof WebAssembly.RuntimeError });
    }
  };
})(globalThis);
