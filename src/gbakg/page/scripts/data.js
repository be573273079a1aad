// What the page knows: the island's views, cards and names, with what is next to what.

((app) => {
  const { island } = app;

  const view = (name) => {
    const { nodes, edges, pictures } = island.views[name];
    const around = new Map(nodes.map((node) => [node.id, []]));
    for (const edge of edges) {
      around.get(edge.from).push(edge);
      if (edge.to !== edge.from) {
        around.get(edge.to).push(edge);
      }
    }
    return { name, nodes, edges, pictures, around, byId: new Map(nodes.map((node) => [node.id, node])) };
  };

  const views = new Map(Object.keys(island.views).map((name) => [name, view(name)]));
  const first = views.keys().next().value || "partnerships";
  if (!views.size) {
    views.set(first, { name: first, nodes: [], edges: [], pictures: [], around: new Map(), byId: new Map() });
  }
  const known = new Map();
  for (const one of views.values()) {
    for (const node of one.nodes) {
      known.set(node.id, node);
    }
  }

  /** The page's own texts, language by language; every part of the page brings its own. */
  app.words = { zh: {}, en: {} };
  app.lexicon = ({ zh, en }) => {
    Object.assign(app.words.zh, zh);
    Object.assign(app.words.en, en);
  };

  app.data = {
    ...island,
    first,
    views,
    /** The richest view there is: it knows every line. */
    whole: views.get("full") || views.get(first),
    /** A node by IRI, from whichever view has it. */
    node: (id) => known.get(id),
    nodes: () => [...known.values()],
    /** The first view that draws a node. */
    viewOf: (id) => [...views.values()].find((one) => one.byId.has(id)),
  };
})(globalThis.gbakg);
