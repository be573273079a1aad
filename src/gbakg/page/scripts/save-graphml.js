// GraphML with the columns and types of the program's own writer (exports/graphml.py), and where each mark stands.

((app) => {
  const XMLNS = "http://graphml.graphdrawing.org/xmlns";
  const SCHEMA = `${XMLNS} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd`;
  const { contents } = app;
  const NODE = "group type label label_en region kind status start end".split(" ");
  const EDGE = "relation certainty label label_en role status partnership iri interaction".split(" ");

  const strings = (names) => names.map((name) => [name, "string"]);

  /** Every column with its one type; the columns of edges repeat the id, which igraph misreads where it belongs. */
  const COLUMNS = {
    node: [...strings(NODE), ["weight", "long"], ["x", "double"], ["y", "double"]],
    edge: [...strings(EDGE), ["side", "long"], ["weight", "double"]],
  };

  const keyOf = (of, at) => (of === "node" ? `d${at}` : `d${COLUMNS.node.length + at}`);

  const keys = (tag) =>
    Object.entries(COLUMNS).flatMap(([of, columns]) =>
      columns.map(([name, type], at) =>
        tag("key", { id: keyOf(of, at), for: of, "attr.name": name, "attr.type": type }),
      ),
    );

  const node = (tag, one, places) => {
    const { id, ...row } = contents.nodeRow(one);
    const { x, y } = places?.get(id) || { x: 0, y: 0 };
    return tag("node", { id }, data(tag, "node", { ...row, x, y }));
  };

  const edge = (tag, one) => {
    const { id, source, target, ...row } = contents.edgeRow(one);
    return tag(
      "edge",
      { source, target, id },
      data(tag, "edge", { ...row, iri: id, interaction: row.relation, weight: 1 }),
    );
  };

  const data = (tag, of, row) => COLUMNS[of].map(([name], at) => tag("data", { key: keyOf(of, at) }, [row[name]]));

  const write = (wish) => {
    const { nodes, edges } = contents.of(wish.scene, wish);
    const { places } = app.sketch.laid(wish.scene.view) || {};
    const file = document.implementation.createDocument(XMLNS, "graphml");
    const tag = (name, attributes, children = []) => {
      const element = file.createElementNS(XMLNS, name);
      for (const [key, value] of Object.entries(attributes)) {
        element.setAttribute(key, app.pen.legible(value));
      }
      element.append(...children.map((one) => (one instanceof Node ? one : app.pen.legible(one))));
      return element;
    };
    file.documentElement.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation", SCHEMA);
    const graph = tag("graph", { edgedefault: "undirected" });
    graph.append(...nodes.map((one) => node(tag, one, places)), ...edges.map((one) => edge(tag, one)));
    file.documentElement.append(...keys(tag), graph);
    return `<?xml version='1.0' encoding='utf-8'?>\n${new XMLSerializer().serializeToString(file)}\n`;
  };

  app.takeaway.add("graphml", { group: "tables", ending: "graphml", type: "application/graphml+xml", write });
})(globalThis.gbakg);
