// What is to be seen: the view, less what the filters hide, and what is near the focus.

((app) => {
  const ROLES = { Partner: "Partner", Facilitator: "Facilitator" };
  const roleOf = (edge) => ROLES[edge.role] || "Others";
  const regionOf = (node) => node.region || "none";
  const isBody = (node) => node.is === "organization";
  const isPartnership = (node) => node.is === "partnership";

  const seesNode = (node, on) =>
    on("mark", node.group) &&
    (!isBody(node) || on("region", regionOf(node))) &&
    (!isPartnership(node) || on("status", node.status));

  const seesEdge = (edge, on) => {
    if (edge.relation === "pair") {
      return on("certainty", edge.certainty) && on("status", edge.status);
    }
    return edge.relation !== "participation" || on("role", roleOf(edge));
  };

  /** Parallel pairs of one certainty as one line that knows its partnerships. */
  const bundled = (edges) => {
    const bundles = new Map();
    for (const edge of edges) {
      const key = `${edge.from}~${edge.to}~${edge.certainty}`;
      const bundle = bundles.get(key) || { ...edge, id: key, members: [] };
      bundle.members.push(edge);
      bundle.status = bundle.members.some((one) => one.status === "Realised") ? "Realised" : edge.status;
      bundles.set(key, bundle);
    }
    return [...bundles.values()];
  };

  const linesOf = (view, edges) => (view.name === "organizations" ? bundled(edges) : edges);

  /** How many of each value a view has: organisations by region, nodes by mark, partnerships by status, lines by role. */
  const facets = (view) => {
    const counts = { region: new Map(), mark: new Map(), status: new Map(), role: new Map(), certainty: new Map() };
    const add = (facet, value) => counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
    for (const node of view.nodes) {
      add("mark", node.group);
      if (isBody(node)) {
        add("region", regionOf(node));
      } else if (isPartnership(node)) {
        add("status", node.status);
      }
    }
    for (const edge of view.edges.filter((one) => one.relation === "participation")) {
      add("role", roleOf(edge));
    }
    const pairs = view.edges.filter((one) => one.relation === "pair");
    for (const bundle of bundled(pairs)) {
      add("certainty", bundle.certainty);
    }
    for (const id of new Set(pairs.map((one) => one.partnership))) {
      add("status", pairs.find((one) => one.partnership === id).status);
    }
    return counts;
  };

  /** The ends of the focus that a view draws; a partnership that it draws as pairs has its parties for ends. */
  const endsOf = (view, focus, seen) => {
    const ends = focus.split("~");
    if (ends.every((id) => view.byId.has(id))) {
      return ends;
    }
    return view.edges
      .filter((edge) => edge.partnership === focus && seen.has(edge.from))
      .flatMap((e) => [e.from, e.to]);
  };

  /** Everything within some steps of the focus, or null. A step leads from body to body; a partnership lies half-way. */
  const near = (view, focus, depth, seen) => {
    const ends = endsOf(view, focus, seen);
    if (ends[0] !== focus) {
      return ends.length ? new Set(ends) : null;
    }
    const half = (id) => isPartnership(view.byId.get(id));
    const reach = depth - (half(focus) ? 0.5 : 0);
    const steps = new Map([[focus, 0]]);
    for (const id of steps.keys()) {
      for (const edge of view.around.get(id)) {
        const other = edge.from === id ? edge.to : edge.from;
        const cost = steps.get(id) + (half(id) || half(other) ? 0.5 : 1);
        if (seen.has(other) && cost <= reach && !(steps.get(other) <= cost)) {
          steps.delete(other);
          steps.set(other, cost);
        }
      }
    }
    return new Set(steps.keys());
  };

  /** A line is near with both its ends; in the view of pairs a partnership in focus lights up its own pairs alone. */
  const nearLine = (line, set, focus) => {
    if (!set?.has(line.from) || !set.has(line.to)) {
      return false;
    }
    const node = app.data.node(focus);
    return !line.members || !node || isBody(node) || line.members.some((one) => one.partnership === focus);
  };

  const scene = (state) => {
    const view = app.data.views.get(state.view);
    const on = (facet, value) => !state.off.has(`${facet}.${value}`);
    const seen = new Set(view.nodes.filter((node) => seesNode(node, on)).map((node) => node.id));
    const edges = view.edges.filter((edge) => seen.has(edge.from) && seen.has(edge.to) && seesEdge(edge, on));
    const lines = linesOf(view, edges);
    const lit = state.focus ? near(view, state.focus, state.depth, seen) : null;
    const litLines = new Set(lines.filter((line) => nearLine(line, lit, state.focus)).map((line) => line.id));
    return { view, seen, lines, near: lit, nearLines: litLines, focus: state.focus };
  };

  app.scene = { of: scene, facets, roleOf, regionOf, isBody, isPartnership };
})(globalThis.gbakg);
